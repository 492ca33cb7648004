package org.imprimatur.content.process;

import org.imprimatur.clients.Slots;
import org.imprimatur.content.ContentDesk;
import org.imprimatur.workflow.Does;
import org.imprimatur.workflow.Effect;
import org.springframework.stereotype.Component;

/** Fills the form a piece is written in and hands the first version on to review. */
@Does(Effect.CHANGES_CONTENT)
@Component
class DraftPiece extends WritingStep {

  DraftPiece(DraftFields fields, PieceForm form, ContentDesk desk, Slots slots) {
    super(fields, form, desk, slots);
  }
}
