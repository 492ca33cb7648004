package org.imprimatur.channels.practice;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.imprimatur.channels.Delivery;
import org.imprimatur.channels.Heard;
import org.imprimatur.channels.Moderation;
import org.imprimatur.channels.ModerationCall;
import org.imprimatur.channels.PlatformEvent;
import org.imprimatur.channels.PlatformEvent.Kind;
import org.imprimatur.channels.PostRejected;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The far side of talking with people: messages, moderation and what happened, each call a
 * transaction of its own.
 */
@Component
class PracticeDesk {
  private final PracticePosts posts;
  private final PracticeTalk talk;
  private final PracticeCrowd crowd;
  private final PracticeEvents events;
  private final TransactionTemplate call;
  private final Clock clock;

  PracticeDesk(
      PracticePosts posts,
      PracticeTalk talk,
      PracticeCrowd crowd,
      PlatformTransactionManager transactions,
      Clock clock) {
    this.posts = posts;
    this.talk = talk;
    this.crowd = crowd;
    this.events = new PracticeEvents(posts, talk);
    this.clock = clock;
    call = new TransactionTemplate(transactions);
    call.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
  }

  static Set<Moderation> possible(Kind kind) {
    return switch (kind) {
      case COMMENT ->
          Set.of(
              Moderation.HIDE,
              Moderation.UNHIDE,
              Moderation.DELETE,
              Moderation.BLOCK,
              Moderation.MUTE,
              Moderation.REPORT,
              Moderation.LIKE,
              Moderation.PIN);
      case MENTION -> Set.of(Moderation.BLOCK, Moderation.MUTE, Moderation.REPORT, Moderation.LIKE);
      default -> Set.of(Moderation.BLOCK, Moderation.MUTE, Moderation.REPORT);
    };
  }

  Heard listen(String account, String cursor) {
    crowd.catchUp(account);
    return call.execute(status -> events.listen(account, cursor));
  }

  Optional<PlatformEvent> reread(String account, PlatformEvent known) {
    crowd.catchUp(account);
    return call.execute(status -> events.reread(known));
  }

  /** Answers a message, or returns the answer made with the same key before. */
  PracticeMessage answer(String account, Delivery delivery, long to) {
    PracticeRules.check(delivery);
    return call.execute(
        status -> {
          var asked =
              talk.message(to)
                  .filter(message -> message.account().equals(account))
                  .orElseThrow(
                      () -> new PostRejected("reply-target-gone", "There is no such message"));
          talk.write(
              account,
              asked.person(),
              true,
              delivery.text(),
              clock.instant(),
              delivery.idempotencyKey());
          var made = talk.withKey(account, delivery.idempotencyKey()).orElseThrow();
          if (!made.text().equals(delivery.text()) || !made.person().equals(asked.person())) {
            throw new PostRejected("key-reused", "This key was used for another message");
          }
          return made;
        });
  }

  Optional<PracticeMessage> withKey(String account, String key) {
    return call.execute(status -> talk.withKey(account, key));
  }

  /** Does what the account wants about what somebody wrote. */
  void moderate(String account, ModerationCall act) {
    call.executeWithoutResult(
        status -> {
          switch (act.action()) {
            case UNHIDE -> talk.undo(account, Moderation.HIDE, act.remoteId());
            case BLOCK, MUTE -> talk.act(account, act.action(), act.author().id(), clock.instant());
            case REPORT, LIKE -> talk.act(account, act.action(), act.remoteId(), clock.instant());
            default -> ofOurs(account, act);
          }
        });
  }

  private void ofOurs(String account, ModerationCall act) {
    var comment =
        act.remoteId().matches("\\d{1,18}")
            ? posts.evenDeleted(Long.parseLong(act.remoteId()))
            : Optional.<PracticePost>empty();
    comment
        .map(PracticePost::replyTo)
        .flatMap(posts::evenDeleted)
        .filter(post -> post.account().equals(account))
        .orElseThrow(
            () -> new PostRejected("not-ours", "That is not beneath a post of this account"));
    if (act.action() == Moderation.DELETE) {
      posts.delete(comment.orElseThrow().id(), clock.instant());
    } else {
      talk.act(account, act.action(), act.remoteId(), clock.instant());
    }
  }

  List<PracticeMessage> latest(int most) {
    return talk.latest(most);
  }
}
