package org.imprimatur.interactions;

import java.time.Clock;
import java.util.UUID;
import org.imprimatur.channels.Channels;
import org.imprimatur.channels.ModerationCall;
import org.imprimatur.channels.SendResult;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Records each call to a platform before it is made, and its outcome at once. */
@Component
@Transactional(propagation = Propagation.REQUIRES_NEW)
class ModerationRecord {
  private final ModerationActs acts;
  private final Messages messages;
  private final AudienceMembers members;
  private final Channels channels;
  private final Clock clock;

  ModerationRecord(
      ModerationActs acts,
      Messages messages,
      AudienceMembers members,
      Channels channels,
      Clock clock) {
    this.acts = acts;
    this.messages = messages;
    this.members = members;
    this.channels = channels;
    this.clock = clock;
  }

  /** As it stands now, whatever the caller has read before. */
  ModerationAct now(UUID id) {
    return acts.findById(id).orElseThrow();
  }

  /** What is about to be asked of the platform; null if it must not be asked (again). */
  ModerationCall begin(UUID id) {
    var act = acts.lock(id).orElseThrow();
    if (act.state() == ActState.CALLED) {
      act.needsHands("The answer of the platform was lost: look whether it is done.");
      return null;
    }
    if (act.state() != ActState.DECIDED) return null;
    var message = messages.findById(act.messageId()).orElseThrow();
    var author = members.findByIdIn(java.util.List.of(message.memberId())).get(0).author();
    act.called(clock.instant());
    return new ModerationCall(
        act.action(),
        message.remoteId(),
        message.post().reference(),
        message.thread(),
        author,
        act.reason());
  }

  /** It cannot be asked of the platform by machine. */
  void byHand(UUID id, String why) {
    var act = acts.lock(id).orElseThrow();
    if (act.state() == ActState.DECIDED) act.needsHands(why);
  }

  void settle(UUID id, SendResult result) {
    var act = acts.lock(id).orElseThrow();
    if (act.state() != ActState.CALLED) return;
    var channel = channels.findById(act.channelId()).orElseThrow();
    if (result instanceof SendResult.Confirmed) {
      act.done(clock.instant());
    } else if (result instanceof SendResult.NotSent) {
      act.notCalled();
    } else if (result instanceof SendResult.Rejected rejected) {
      act.needsHands("The platform refused it: " + rejected.message());
    } else if (result instanceof SendResult.Unauthorized unauthorized) {
      act.needsHands(
          "The login of %s is not accepted: %s".formatted(channel.name(), unauthorized.reason()));
    } else if (result instanceof SendResult.Unknown unknown) {
      act.needsHands(
          "Nobody knows whether it is done (%s): look first.".formatted(unknown.detail()));
    }
  }
}
