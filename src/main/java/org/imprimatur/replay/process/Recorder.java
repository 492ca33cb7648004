package org.imprimatur.replay.process;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.HistoryService;
import org.imprimatur.approvals.ApprovalDesk;
import org.imprimatur.clients.Clients;
import org.imprimatur.clients.TermsOfApproval;
import org.imprimatur.content.ClientApproval;
import org.imprimatur.content.PieceReading;
import org.imprimatur.decisions.DecisionRecords;
import org.imprimatur.metrics.PerformanceDesk;
import org.imprimatur.publishing.Publication;
import org.imprimatur.publishing.PublishingDesk;
import org.imprimatur.replay.process.RecordedPiece.Asking;
import org.imprimatur.replay.process.RecordedPiece.RecordedTask;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Reads what was recorded about pieces; only reads. */
@Component
@Transactional(readOnly = true)
class Recorder {
  private static final String COMPLETED = "completed";

  private final NamedParameterJdbcTemplate jdbc;
  private final PieceReading pieces;
  private final Clients clients;
  private final TermsOfApproval terms;
  private final ApprovalDesk approvals;
  private final ClientApproval asking;
  private final PublishingDesk publishing;
  private final PerformanceDesk performance;
  private final DecisionRecords decisions;
  private final HistoryService history;

  Recorder(
      NamedParameterJdbcTemplate jdbc,
      PieceReading pieces,
      Clients clients,
      TermsOfApproval terms,
      ApprovalDesk approvals,
      ClientApproval asking,
      PublishingDesk publishing,
      PerformanceDesk performance,
      DecisionRecords decisions,
      HistoryService history) {
    this.jdbc = jdbc;
    this.pieces = pieces;
    this.clients = clients;
    this.terms = terms;
    this.approvals = approvals;
    this.asking = asking;
    this.publishing = publishing;
    this.performance = performance;
    this.decisions = decisions;
    this.history = history;
  }

  /** The client's pieces that were opened since then and have been written, the newest first. */
  List<UUID> since(String client, Instant since, int most) {
    return jdbc.queryForList(
        """
        select id from content_piece p where client_key = :client and opened_at >= :since
          and exists (select 1 from piece_version v where v.piece_id = p.id)
        order by opened_at desc limit :most
        """,
        Map.of("client", client, "since", Timestamp.from(since), "most", most),
        UUID.class);
  }

  RecordedPiece of(UUID id) {
    var piece = pieces.get(id);
    var publications = publishing.of(id);
    return new RecordedPiece(
        piece,
        clients.get(piece.clientKey()),
        terms.of(piece.clientKey()).silence(),
        tasks(id),
        approvals.rounds(id).stream()
            .map(round -> new Asking(round, approvals.requests(round.id())))
            .toList(),
        approvals.of(id),
        publications,
        publications.stream()
            .map(Publication::id)
            .collect(Collectors.toMap(Function.identity(), publishing::attempts)),
        decisions.of(id),
        asking.weigh(id),
        performance.results(id).stream().map(PerformanceDesk.Result::check).toList());
  }

  private List<RecordedTask> tasks(UUID id) {
    return history
        .createHistoricTaskInstanceQuery()
        .processInstanceBusinessKey(id.toString())
        .list()
        .stream()
        .map(
            task ->
                new RecordedTask(
                    task.getTaskDefinitionKey(),
                    task.getStartTime().toInstant(),
                    instant(task.getEndTime()),
                    task.getEndTime() != null && COMPLETED.equals(task.getDeleteReason())))
        .sorted(Comparator.comparing(RecordedTask::start))
        .toList();
  }

  private static Instant instant(Date date) {
    return date == null ? null : date.toInstant();
  }
}
