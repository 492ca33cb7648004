package org.imprimatur.interactions.process;

import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.imprimatur.interactions.EscalationDesk;
import org.imprimatur.interactions.InteractionClosed;
import org.imprimatur.interactions.InteractionDesk;
import org.imprimatur.interactions.InteractionGone;
import org.imprimatur.interactions.InteractionReceived;
import org.imprimatur.interactions.MessageJoined;
import org.imprimatur.interactions.ModerationOrdered;
import org.imprimatur.interactions.OwnerChanged;
import org.imprimatur.interactions.Talk;
import org.imprimatur.interactions.Talks;
import org.imprimatur.publishing.PublishingDesk;
import org.imprimatur.publishing.RevisionNeeded;
import org.imprimatur.workflow.OpenForms;
import org.imprimatur.workflow.ProcessInstances;
import org.imprimatur.workflow.TableWords;
import org.imprimatur.workflow.TaskOwners;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * Tells the engine what happened to an interaction, in the transaction it happened in; mostly at
 * its end, because it may come out of a task that the engine is just completing.
 */
@Component
class InteractionEvents {
  private final ProcessInstances instances;
  private final Talks talks;
  private final InteractionDesk desk;
  private final PublishingDesk publishing;
  private final TaskOwners owners;
  private final OpenForms forms;
  private final TableWords tables;
  private final EscalationDesk escalation;
  private final Clock clock;

  InteractionEvents(
      ProcessInstances instances,
      Talks talks,
      InteractionDesk desk,
      PublishingDesk publishing,
      TaskOwners owners,
      OpenForms forms,
      TableWords tables,
      EscalationDesk escalation,
      Clock clock) {
    this.instances = instances;
    this.talks = talks;
    this.desk = desk;
    this.publishing = publishing;
    this.owners = owners;
    this.forms = forms;
    this.tables = tables;
    this.escalation = escalation;
    this.clock = clock;
  }

  @TransactionalEventListener(phase = TransactionPhase.BEFORE_COMMIT)
  void received(InteractionReceived event) {
    var talk = talks.of(event.interaction());
    var interaction = talk.interaction();
    var words = tables.of("interaction-triage", InteractionProcess.KEYWORDS.name(), event.client());
    var facts = new HashMap<String, Object>();
    facts.put(InteractionProcess.CLIENT.name(), event.client());
    facts.put(InteractionProcess.TITLE.name(), title(talk));
    facts.put(InteractionProcess.PLATFORM.name(), talk.author().platform());
    facts.put(InteractionProcess.CHANNEL.name(), desk.channel(interaction).handle());
    facts.put(InteractionProcess.KIND.name(), interaction.kind().name());
    facts.put(InteractionProcess.LANGUAGE.name(), interaction.language());
    facts.put(InteractionProcess.SENTIMENT.name(), interaction.mood().sentiment().name());
    facts.put(InteractionProcess.SENTIMENT_CONFIDENCE.name(), interaction.mood().confidence());
    facts.put(InteractionProcess.KEYWORDS.name(), desk.noteKeywords(interaction.id(), words));
    facts.put(InteractionProcess.SENSITIVE.name(), interaction.sensitive());
    facts.put(InteractionProcess.AUTHOR.name(), talk.author().standing().name());
    instances.start(InteractionProcess.KEY, interaction.id(), facts);
    instances.start(
        InteractionClockProcess.KEY,
        interaction.id(),
        Map.of(InteractionClockProcess.CLIENT.name(), event.client()));
  }

  @TransactionalEventListener(phase = TransactionPhase.BEFORE_COMMIT)
  void joined(MessageJoined event) {
    forms.refresh(event.interaction());
  }

  /** The tasks follow whoever is accountable, and the clock follows what is promised. */
  @TransactionalEventListener(phase = TransactionPhase.BEFORE_COMMIT)
  void ownerChanged(OwnerChanged event) {
    var interaction = desk.get(event.interaction());
    var owner = interaction.accountable();
    if (owner.person()) owners.giveToPerson(interaction.id(), owner.name(), interaction.breachAt());
    else owners.giveToGroup(interaction.id(), owner.name(), interaction.breachAt());
    rewind(interaction.id());
  }

  @TransactionalEventListener(phase = TransactionPhase.BEFORE_COMMIT)
  void closed(InteractionClosed event) {
    escalation.ended(event.interaction());
    rewind(event.interaction());
  }

  private void rewind(UUID interaction) {
    var turn = desk.readClock(interaction);
    instances.postpone(
        interaction, InteractionClockProcess.DUE, turn.running() ? turn.next() : clock.instant());
  }

  @TransactionalEventListener(phase = TransactionPhase.BEFORE_COMMIT)
  void ordered(ModerationOrdered event) {
    var talk = talks.of(event.interaction());
    instances.start(
        ModerationProcess.KEY,
        event.interaction(),
        Map.of(
            ModerationProcess.CLIENT.name(),
            talk.interaction().clientKey(),
            ModerationProcess.TITLE.name(),
            title(talk),
            ModerationProcess.MODERATION_ID.name(),
            event.act().toString()));
  }

  private static String title(Talk talk) {
    return "%s by %s"
        .formatted(
            InteractionForm.label(talk.interaction().kind()), talk.author().author().called());
  }

  /** A reply that may be under way is followed to its end; everything else stops at once. */
  @TransactionalEventListener(phase = TransactionPhase.BEFORE_COMMIT)
  void gone(InteractionGone event) {
    var underWay =
        publishing.of(event.interaction()).stream().anyMatch(reply -> reply.state().inFlight());
    if (underWay) return;
    publishing.cancel(event.interaction());
    instances.correlate("InteractionGone", event.interaction());
  }

  /** What a platform refused is taken back, so that it can be written anew. */
  @EventListener
  void refused(RevisionNeeded event) {
    if (desk.find(event.subject()).isPresent()) publishing.cancel(event.subject());
  }
}
