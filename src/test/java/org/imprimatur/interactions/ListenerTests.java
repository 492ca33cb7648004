package org.imprimatur.interactions;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.imprimatur.ProcessDriver;
import org.imprimatur.ProcessTest;
import org.imprimatur.channels.Channel;
import org.imprimatur.channels.PlatformEvent;
import org.imprimatur.channels.PlatformEvent.Change;
import org.imprimatur.channels.PlatformEvent.Kind;
import org.imprimatur.channels.RemoteAuthor;
import org.imprimatur.intake.EventHeard;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.transaction.support.TransactionTemplate;

/** What is made of events, on a real database. */
@ProcessTest
class ListenerTests {
  @Autowired ProcessDriver process;
  @Autowired ApplicationEventPublisher events;
  @Autowired TransactionTemplate transaction;
  @Autowired Inbox inbox;
  @Autowired InteractionDesk desk;
  @Autowired Messages messages;
  @Autowired AudienceMembers members;
  @Autowired Reactions reactions;

  private Channel channel;

  @BeforeEach
  void begin() {
    process.begin();
    channel = process.channel("acme", "key");
  }

  @Test
  void commentOpensACaseWithOneAccountableAndAClock() {
    hear(comment("c1", "ann", "Where is my order?"));

    var row = only();
    assertThat(row.state()).isEqualTo(InteractionState.RECEIVED);
    assertThat(row.accountable().name()).isNotEmpty();
    assertThat(row.breachAt()).isAfter(process.now());
    assertThat(row.excerpt()).isEqualTo("Where is my order?");
  }

  @Test
  void whatIsToldTwiceIsHeardOnce() {
    hear(comment("c1", "ann", "Where is my order?"));
    hear(comment("c1", "ann", "Where is my order?"));

    assertThat(only().messages()).isEqualTo(1);
    assertThat(only().folded()).isZero();
  }

  @Test
  void nextMessageOfTheSamePersonInTheThreadJoinsTheRunningCase() {
    hear(comment("c1", "ann", "Where is my order?"));
    hear(comment("c2", "ann", "It was number 12."));
    hear(comment("c3", "bob", "Mine is late, too."));

    assertThat(rows()).hasSize(2);
    assertThat(rows())
        .filteredOn(row -> row.handle().equals("ann"))
        .first()
        .satisfies(
            row -> {
              assertThat(row.messages()).isEqualTo(2);
              assertThat(row.excerpt()).isEqualTo("It was number 12.");
            });
  }

  @Test
  void sameWordsOfTheSamePersonAreFoldedAndCountedWhereverTheyAppear() {
    hear(comment("c1", "ann", "Win money at example.com!"));
    hear(in("p2", comment("c2", "ann", "WIN money, at example.com")));

    assertThat(only().folded()).isEqualTo(1);
    assertThat(only().messages()).isEqualTo(1);
  }

  @Test
  void sameWordsAreNotFoldedIntoACaseThatTheirAuthorTookBack() {
    hear(comment("c1", "ann", "Where is my order?"));
    hear(change(Change.DELETED, comment("c1", "ann", "")));
    hear(comment("c2", "ann", "Where is my order?"));

    assertThat(only().excerpt()).isEqualTo("Where is my order?");
    assertThat(only().folded()).isZero();
  }

  @Test
  void sameWordsAreFoldedIntoACaseThatWasLeft() {
    hear(comment("c1", "ann", "Win money at example.com!"));
    desk.leave(only().id(), "Spam", "manager");
    hear(comment("c2", "ann", "Win money at example.com!"));

    assertThat(rows()).isEmpty();
    assertThat(closed(InteractionState.LEFT)).extracting(InboxRow::folded).contains(1);
  }

  @Test
  void floodOfOnePersonIsOneCase() {
    for (int i = 0; i < 9; i++) hear(in("p" + i, comment("c" + i, "ann", "Buy number " + i)));

    assertThat(rows()).hasSize(5);
    assertThat(rows()).extracting(InboxRow::folded).containsOnlyOnce(4);
  }

  @Test
  void deletedCommentClosesWhatWaitsAndKeepsItsWords() {
    hear(comment("c1", "ann", "You are thieves"));
    var interaction = only().id();

    hear(change(Change.DELETED, comment("c1", "ann", "")));

    assertThat(rows()).isEmpty();
    var closed = closed(InteractionState.GONE);
    assertThat(closed).extracting(InboxRow::id).contains(interaction);
    var message = messages.findByInteractionIdOrderBySentAt(interaction).get(0);
    assertThat(message.originalText()).isEqualTo("You are thieves");
    assertThat(message.deletedAt()).isNotNull();
  }

  @Test
  void deletionHeardBeforeTheCommentLeavesNothingToAnswer() {
    hear(change(Change.DELETED, comment("c1", "ann", "")));
    hear(comment("c1", "ann", "Too late"));

    assertThat(rows()).isEmpty();
  }

  @Test
  void editIsShownAndTheFirstWordsAreKept() {
    hear(comment("c1", "ann", "You are theives"));
    hear(change(Change.EDITED, comment("c1", "ann", "You are thieves")));

    assertThat(only().excerpt()).isEqualTo("You are thieves");
    var message = messages.findByInteractionIdOrderBySentAt(only().id()).get(0);
    assertThat(message.originalText()).isEqualTo("You are theives");
    assertThat(message.edited()).isTrue();
  }

  @Test
  void reactionsAreOnlyCountedUnlessAVipReacts() {
    hear(kind(Kind.REACTION, comment("r1", "ann", "")));
    hear(kind(Kind.REACTION, comment("r2", "bob", "")));
    hear(change(Change.DELETED, kind(Kind.REACTION, comment("r2", "bob", ""))));
    assertThat(rows()).isEmpty();
    assertThat(reactions.of(channel.id(), "p1")).isEqualTo(1);

    hear(comment("c1", "eve", "Hello"));
    transaction.executeWithoutResult(
        status ->
            members
                .findByClientKeyAndPlatformAndAuthorId("acme", "sandbox", id("eve"))
                .orElseThrow()
                .treatAsVip(true));
    hear(kind(Kind.REACTION, in("p7", comment("r3", "eve", ""))));

    assertThat(rows()).extracting(InboxRow::kind).contains(Kind.REACTION);
  }

  @Test
  void ourOwnAnswersAreNoCase() {
    hear(
        new PlatformEvent(
            "k",
            Kind.COMMENT,
            Change.CREATED,
            "c9",
            "p1",
            "p1",
            "",
            new RemoteAuthor("us", channel.handle(), "Us", ""),
            "Thanks!",
            "en",
            "",
            process.now()));

    assertThat(rows()).isEmpty();
  }

  private void hear(PlatformEvent event) {
    transaction.executeWithoutResult(
        status ->
            events.publishEvent(new EventHeard(UUID.randomUUID(), "acme", channel.id(), event)));
  }

  private List<InboxRow> rows() {
    return inbox.list(InboxQuery.open(List.of("acme")).on(channel.id()));
  }

  private List<InboxRow> closed(InteractionState state) {
    return inbox.list(InboxQuery.open(List.of("acme")).on(channel.id()).in(state));
  }

  private InboxRow only() {
    assertThat(rows()).hasSize(1);
    return rows().get(0);
  }

  /** People are others in each test. */
  private String id(String name) {
    return name + "@" + channel.handle();
  }

  private PlatformEvent comment(String id, String author, String text) {
    var at = process.now().minus(Duration.ofMinutes(1));
    return new PlatformEvent(
        id,
        Kind.COMMENT,
        Change.CREATED,
        id,
        "p1",
        "p1",
        "",
        new RemoteAuthor(id(author), author, author, ""),
        text,
        "en",
        "",
        at);
  }

  private static PlatformEvent in(String thread, PlatformEvent e) {
    return new PlatformEvent(
        e.key(),
        e.kind(),
        e.change(),
        e.remoteId(),
        thread,
        thread,
        "",
        e.author(),
        e.text(),
        e.language(),
        e.url(),
        e.at());
  }

  private static PlatformEvent kind(Kind kind, PlatformEvent e) {
    return new PlatformEvent(
        e.key(),
        kind,
        e.change(),
        e.remoteId(),
        e.thread(),
        e.parent(),
        "",
        e.author(),
        e.text(),
        e.language(),
        e.url(),
        e.at());
  }

  private static PlatformEvent change(Change change, PlatformEvent e) {
    return new PlatformEvent(
        e.key() + change,
        e.kind(),
        change,
        e.remoteId(),
        e.thread(),
        e.parent(),
        "",
        e.author(),
        e.text(),
        e.language(),
        e.url(),
        e.at().plusSeconds(10));
  }
}
