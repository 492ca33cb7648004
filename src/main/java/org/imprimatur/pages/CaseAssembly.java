package org.imprimatur.pages;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.imprimatur.audit.AuditTrail;
import org.imprimatur.channels.ChannelDesk;
import org.imprimatur.channels.Channels;
import org.imprimatur.clients.BusinessCalendar;
import org.imprimatur.clients.Clients;
import org.imprimatur.clients.TermsOfApproval;
import org.imprimatur.decisions.DecisionRecords;
import org.imprimatur.interactions.AuthorStanding;
import org.imprimatur.interactions.Interaction;
import org.imprimatur.interactions.Talk;
import org.imprimatur.interactions.Talks;
import org.imprimatur.publishing.PublicationKind;
import org.imprimatur.publishing.PublishingDesk;
import org.imprimatur.security.Person;
import org.imprimatur.workflow.Token;
import org.imprimatur.workflow.Whereabouts;
import org.springframework.stereotype.Component;

/** Puts the page of one interaction together. */
@Component
class CaseAssembly {
  /** Turns beside the case all the time; what it tells stands in the clocks. */
  private static final String CLOCK = "interaction-clock";

  private static final int TRAIL = 100;

  private final Talks talks;
  private final CaseWork work;
  private final Clients clients;
  private final TermsOfApproval terms;
  private final Channels channels;
  private final ChannelDesk platforms;
  private final PublishingDesk publishing;
  private final DecisionRecords decisions;
  private final Whereabouts whereabouts;
  private final AuditTrail trail;
  private final Clock clock;

  CaseAssembly(
      Talks talks,
      CaseWork work,
      Clients clients,
      TermsOfApproval terms,
      Channels channels,
      ChannelDesk platforms,
      PublishingDesk publishing,
      DecisionRecords decisions,
      Whereabouts whereabouts,
      AuditTrail trail,
      Clock clock) {
    this.talks = talks;
    this.work = work;
    this.clients = clients;
    this.terms = terms;
    this.channels = channels;
    this.platforms = platforms;
    this.publishing = publishing;
    this.decisions = decisions;
    this.whereabouts = whereabouts;
    this.trail = trail;
    this.clock = clock;
  }

  CaseView of(Interaction interaction, Person reader) {
    var talk = talks.of(interaction.id());
    var author = talk.author().author();
    var client = clients.get(interaction.clientKey());
    var calendar = terms.of(client.key()).calendar(client);
    var channel = channels.findById(interaction.channelId()).orElseThrow();
    var times = new Times(client.zone(), clock.instant());
    var tokens = whereabouts.tokens(interaction.id());
    return new CaseView(
        interaction.id().toString(),
        author.called(),
        author.handle(),
        Links.outside(author.url()),
        client.name(),
        channel.name(),
        platforms.platformName(channel),
        InboxWords.kind(interaction.kind()),
        interaction.state().label(),
        tone(interaction, times.now()),
        client.zone().getId(),
        InboxWords.marks(
            interaction.priority(),
            interaction.mood(),
            interaction.sensitive(),
            talk.author().standing() == AuthorStanding.VIP,
            interaction.breaches()),
        closed(interaction, times),
        facts(interaction),
        clocks(interaction, calendar, times.now()),
        tasks(tokens, reader, times),
        about(interaction),
        lines(talk, author.called(), times),
        work.written(interaction, times),
        work.sent(interaction, times),
        work.done(interaction, times),
        known(talk, times),
        earlier(interaction, times),
        decisions.of(interaction.id()),
        drawings(interaction, tokens),
        history(interaction, times));
  }

  private static Tone tone(Interaction interaction, Instant now) {
    if (!interaction.open()) return Tone.GOOD;
    return now.isBefore(interaction.breachAt()) ? Tone.WAITING : Tone.BAD;
  }

  private static String closed(Interaction interaction, Times times) {
    if (interaction.open()) return "";
    var by = interaction.closedBy().isEmpty() ? "" : " by " + interaction.closedBy();
    var why = interaction.closedBecause().isEmpty() ? "" : ": " + interaction.closedBecause();
    return "Closed" + by + " on " + times.minute(interaction.closedAt()) + why;
  }

  private static List<CaseView.Fact> facts(Interaction interaction) {
    var facts = new ArrayList<CaseView.Fact>();
    if (interaction.open())
      facts.add(new CaseView.Fact("Accountable", InboxWords.called(interaction.accountable())));
    facts.add(
        new CaseView.Fact(
            "Department", InboxWords.words(InboxWords.group(interaction.department()))));
    facts.add(new CaseView.Fact("Priority", InboxWords.words(interaction.priority().name())));
    facts.add(new CaseView.Fact("Mood", InboxWords.mood(interaction.mood())));
    if (!interaction.language().isEmpty())
      facts.add(new CaseView.Fact("Language", language(interaction.language())));
    facts.add(
        new CaseView.Fact(
            "Reply", interaction.replyApproval() ? "needs approval" : "needs no approval"));
    return facts;
  }

  private static String language(String tag) {
    var name = Locale.forLanguageTag(tag).getDisplayLanguage(Locale.ENGLISH);
    return name.isEmpty() ? tag : name;
  }

  private static List<CaseView.Clock> clocks(
      Interaction interaction, BusinessCalendar calendar, Instant now) {
    var clocks = new ArrayList<CaseView.Clock>();
    var opened = interaction.openedAt();
    var answered = interaction.firstAnsweredAt();
    // Closed without an answer: there was none to wait for.
    if (answered != null || interaction.open())
      clocks.add(
          new CaseView.Clock(
              "First answer",
              Deadline.of(opened, interaction.firstAnswerDue(), answered, calendar, now)));
    clocks.add(
        new CaseView.Clock(
            "Resolved",
            Deadline.of(
                opened, interaction.resolutionDue(), interaction.closedAt(), calendar, now)));
    if (interaction.open())
      clocks.add(
          new CaseView.Clock(
              "With " + InboxWords.called(interaction.accountable()),
              Deadline.of(interaction.ownedSince(), interaction.breachAt(), null, calendar, now)));
    return clocks;
  }

  private static List<PieceView.OpenTask> tasks(List<Token> tokens, Person reader, Times times) {
    return tokens.stream()
        .filter(token -> token.task().isPresent())
        .map(
            token -> {
              var task = token.task().get();
              var groups = task.groups().stream().map(InboxWords::group).toList();
              var whom =
                  !task.assignee().isEmpty()
                      ? task.assignee()
                      : groups.isEmpty() ? "nobody" : String.join(" or ", groups);
              var theirs =
                  task.assignee().equals(reader.id())
                      || task.groups().stream().anyMatch(reader::isIn);
              return new PieceView.OpenTask(
                  token.name(),
                  whom,
                  times.lasting(token.since()),
                  theirs ? Links.task(task.id()) : "");
            })
        .toList();
  }

  private CaseView.Post about(Interaction interaction) {
    return publishing
        .online(interaction.channelId(), interaction.thread())
        .filter(post -> post.kind() == PublicationKind.POST)
        .map(
            post ->
                new CaseView.Post(
                    post.payload().text(),
                    Links.piece(post.subject()),
                    Links.outside(post.remote().url())))
        .orElse(null);
  }

  private static List<CaseView.Line> lines(Talk talk, String author, Times times) {
    return talk.lines().stream()
        .map(
            line ->
                new CaseView.Line(
                    line.who(),
                    times.minute(line.at()),
                    line.ours(),
                    !line.ours() && line.who().equals(author),
                    line.text(),
                    line.original(),
                    line.deleted(),
                    Links.outside(line.url())))
        .toList();
  }

  private static String known(Talk talk, Times times) {
    var member = talk.author();
    return "Has written %s to this client since %s."
        .formatted(
            member.messages() == 1 ? "one message" : member.messages() + " messages",
            times.minute(member.firstSeenAt()));
  }

  private List<CaseView.Earlier> earlier(Interaction interaction, Times times) {
    return talks.cases(interaction).stream()
        .filter(other -> !other.id().equals(interaction.id()))
        .map(
            other ->
                new CaseView.Earlier(
                    Links.interaction(other.id()),
                    other.excerpt(),
                    other.state().label(),
                    times.minute(other.openedAt())))
        .toList();
  }

  /** The case's own process, and those it runs in now. */
  private List<PieceView.Drawing> drawings(Interaction interaction, List<Token> tokens) {
    var runs =
        whereabouts.runs(interaction.id()).stream()
            .filter(run -> !run.process().equals(CLOCK))
            .toList();
    return IntStream.range(0, runs.size())
        .filter(i -> i == 0 || runs.get(i).running())
        .mapToObj(
            i -> {
              var run = runs.get(i);
              var here = tokens.stream().filter(t -> t.instance().equals(run.instance())).toList();
              return new PieceView.Drawing(
                  run.name(),
                  Links.interaction(interaction.id()) + "/process/" + run.definition() + ".bpmn",
                  here.stream().map(Token::element).distinct().toList(),
                  run.passed().stream().sorted().toList(),
                  PieceAssembly.where(here));
            })
        .toList();
  }

  private List<PieceView.HistoryRow> history(Interaction interaction, Times times) {
    return trail.about(interaction.clientKey(), interaction.id(), TRAIL).stream()
        .sorted(Comparator.comparing(org.imprimatur.audit.AuditEntry::seq))
        .map(
            entry ->
                new PieceView.HistoryRow(
                    entry.who(),
                    InboxWords.words(entry.what().replaceFirst("^interaction-", ""))
                        .toLowerCase(Locale.ROOT),
                    times.second(entry.at()),
                    CaseWork.detail(entry.details())))
        .toList();
  }
}
