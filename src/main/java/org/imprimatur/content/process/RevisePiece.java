package org.imprimatur.content.process;

import org.imprimatur.clients.Slots;
import org.imprimatur.content.ContentDesk;
import org.imprimatur.workflow.Does;
import org.imprimatur.workflow.Effect;
import org.springframework.stereotype.Component;

/**
 * Fills the form with what was written and what was asked for, and hands the new version on to
 * review.
 */
@Does(Effect.CHANGES_CONTENT)
@Component
class RevisePiece extends WritingStep {

  RevisePiece(DraftFields fields, PieceForm form, ContentDesk desk, Slots slots) {
    super(fields, form, desk, slots);
  }
}
