package org.imprimatur.pages;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.imprimatur.clients.Client;
import org.imprimatur.content.ContentPiece;
import org.imprimatur.content.PieceReading;
import org.imprimatur.decisions.DecisionRecord;
import org.imprimatur.decisions.DecisionRecords;
import org.imprimatur.interactions.InteractionDesk;
import org.imprimatur.pages.TableView.Cell;
import org.imprimatur.pages.TableView.Line;
import org.imprimatur.pages.TableView.Said;
import org.imprimatur.security.Person;
import org.imprimatur.security.VisibleClients;
import org.imprimatur.workflow.DeployedFiles;
import org.imprimatur.workflow.DeployedVersion;
import org.imprimatur.workflow.DrawnRules;
import org.springframework.stereotype.Component;

/** Gathers what is known of one version of a decision table. */
@Component
class TableAssembly {
  private static final int SHOWN = 20;

  private final DeployedFiles files;
  private final UsedVersions versions;
  private final DecisionRecords decisions;
  private final PieceReading pieces;
  private final InteractionDesk interactions;
  private final VisibleClients clients;
  private final Clock clock;

  TableAssembly(
      DeployedFiles files,
      UsedVersions versions,
      DecisionRecords decisions,
      PieceReading pieces,
      InteractionDesk interactions,
      VisibleClients clients,
      Clock clock) {
    this.files = files;
    this.versions = versions;
    this.decisions = decisions;
    this.pieces = pieces;
    this.interactions = interactions;
    this.clients = clients;
    this.clock = clock;
  }

  TableView of(DeployedVersion table, Person reader) {
    var known = clients.of(reader).stream().collect(Collectors.toMap(Client::key, c -> c));
    var history =
        versions.history(
            table, known.values().stream().collect(Collectors.toMap(Client::key, Client::name)));
    var used = UsedVersions.in(history, table);
    var tally = decisions.tally(table.id(), known.keySet());
    var rules = files.rules(table);
    return new TableView(
        table.id(),
        table.key(),
        table.name(),
        used,
        history.stream().filter(v -> !v.equals(used)).toList(),
        rules.map(DrawnRules::words).orElse(""),
        rules.map(DrawnRules::policy).orElse(""),
        rules.map(drawn -> lines(drawn, tally)).orElse(List.of()),
        tally.asked(),
        tally.unmatched(),
        said(decisions.latest(table.id(), known.keySet(), SHOWN), known),
        used.own() && ProcessesPage.isOwner(reader));
  }

  private static List<Line> lines(DrawnRules drawn, DecisionRecords.Tally tally) {
    return drawn.lines().stream()
        .map(
            line ->
                new Line(
                    line.no(),
                    line.words(),
                    cells(drawn.inputs(), line.inputs()),
                    cells(drawn.outputs(), line.outputs()),
                    tally.matched().getOrDefault(line.id(), 0)))
        .toList();
  }

  private static List<Cell> cells(List<String> columns, List<String> texts) {
    return IntStream.range(0, Math.min(columns.size(), texts.size()))
        .mapToObj(i -> new Cell(columns.get(i), texts.get(i)))
        .toList();
  }

  private List<Said> said(List<DecisionRecord> made, Map<String, Client> known) {
    var subjects = made.stream().map(one -> UUID.fromString(one.subject())).toList();
    var about = pieces.heads(subjects);
    var cases = interactions.known(subjects);
    return made.stream()
        .map(
            one -> {
              var subject = UUID.fromString(one.subject());
              return said(
                  one, known.get(one.client()), about.get(subject), cases.contains(subject));
            })
        .toList();
  }

  private Said said(DecisionRecord made, Client client, ContentPiece piece, boolean aCase) {
    var zone = client == null ? ZoneOffset.UTC : client.zone();
    return new Said(
        new Times(zone, clock.instant()).minute(made.at()),
        client == null ? "" : client.name(),
        piece == null ? aCase ? "the case" : "" : piece.title(),
        piece == null ? aCase ? Links.interaction(made.subject()) : "" : Links.piece(piece.id()),
        made.said(),
        made.because());
  }
}
