package org.imprimatur.content.process;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.imprimatur.approvals.ApprovalDesk;
import org.imprimatur.approvals.ApprovalRequest;
import org.imprimatur.approvals.ApprovalRound;
import org.imprimatur.channels.Channel;
import org.imprimatur.channels.Channels;
import org.imprimatur.clients.WallClock;
import org.imprimatur.content.PieceVersion;
import org.springframework.stereotype.Component;

/** What forms show about an asking: who was asked, and what they said. */
@Component
class ApprovalForm {
  private final PieceForm form;
  private final ApprovalDesk approvals;
  private final Channels channels;

  ApprovalForm(PieceForm form, ApprovalDesk approvals, Channels channels) {
    this.form = form;
    this.approvals = approvals;
    this.channels = channels;
  }

  ApprovalRequest request(UUID id) {
    return approvals.request(id);
  }

  ApprovalRound round(ApprovalRequest request) {
    return approvals.round(request.roundId());
  }

  /** Who has been asked about the version that stands, stage by stage. */
  List<Map<String, Object>> asked(UUID piece) {
    return approvals.openRound(piece).map(round -> asked(piece, round)).orElse(List.of());
  }

  private List<Map<String, Object>> asked(UUID piece, ApprovalRound round) {
    var wall = new WallClock(form.client(piece).zone());
    var rows = new ArrayList<Map<String, Object>>();
    for (var request : approvals.requests(round.id())) {
      rows.add(
          Map.of(
              "name", request.name(),
              "role", request.role(),
              "answer", answer(request, wall)));
    }
    return rows;
  }

  private static String answer(ApprovalRequest request, WallClock wall) {
    if (!request.answered()) return "asked on " + wall.show(request.askedAt());
    return switch (request.decision()) {
          case APPROVE -> "agreed on ";
          case REQUEST_CHANGES -> "asked for changes on ";
          case REJECT -> "rejected it on ";
        }
        + wall.show(request.decidedAt());
  }

  /** The channels a comment may be about. */
  List<Choices.Option> channels(UUID piece) {
    return form.piece(piece).current().map(PieceVersion::draft).stream()
        .flatMap(draft -> draft.channels().stream())
        .flatMap(id -> channels.findById(id).stream())
        .map(ApprovalForm::option)
        .toList();
  }

  private static Choices.Option option(Channel channel) {
    return new Choices.Option(channel.id().toString(), channel.name());
  }
}
