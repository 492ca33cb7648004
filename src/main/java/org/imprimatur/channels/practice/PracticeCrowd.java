package org.imprimatur.channels.practice;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.imprimatur.channels.Moderation;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The people of the practice network. They need no timer of ours: whenever somebody looks at the
 * network, they have said what was their turn to say until then.
 */
@Component
class PracticeCrowd {
  /** Beneath older posts nobody says anything new. */
  private static final Duration LIVELY = Duration.ofHours(6);

  private final PracticePosts posts;
  private final PracticeTalk talk;
  private final TransactionTemplate call;
  private final boolean present;
  private final Clock clock;

  PracticeCrowd(
      PracticePosts posts,
      PracticeTalk talk,
      PlatformTransactionManager transactions,
      @Value("${imprimatur.practice.audience:false}") boolean present,
      Clock clock) {
    this.posts = posts;
    this.talk = talk;
    this.present = present;
    this.clock = clock;
    // They are elsewhere: what they said stays said, whatever becomes of us.
    call = new TransactionTemplate(transactions);
    call.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
  }

  /** Lets everybody say what they would have said to this account by now. */
  void catchUp(String account) {
    if (!present) return;
    var now = clock.instant();
    call.executeWithoutResult(status -> catchUp(account, now));
  }

  private void catchUp(String account, Instant now) {
    var opened = talk.opened(account, now);
    if (opened.isAfter(now.minus(LIVELY))) {
      posts.add(account, PracticeScript.WELCOME, opened, null, "crowd:welcome");
    }
    for (var post : posts.since(account, now.minus(LIVELY))) {
      var beats = PracticeScript.beneath(post.id());
      for (int n = 0; n < beats.size(); n++) comment(account, post, beats.get(n), n, now);
    }
    say(account, PracticeScript.messages(account), opened, now, false);
    say(account, PracticeScript.mentions(account), opened, now, true);
  }

  private void comment(
      String account, PracticePost post, PracticeScript.Beat beat, int number, Instant now) {
    var at = post.createdAt().plus(beat.after());
    var key = "crowd:" + account + ":" + post.id() + ":" + number;
    if (at.isAfter(now) || blocked(account, beat.person())) return;
    posts.add(beat.person(), beat.text(), at, post.id(), key);
    if (at.plus(PracticeScript.Beat.SECOND_THOUGHTS).isAfter(now)) return;
    if (beat.takenBack()) posts.delete(beat.person(), key, now);
    if (!beat.edited().isEmpty()) posts.edit(beat.person(), key, beat.edited(), now);
  }

  private void say(
      String account,
      List<PracticeScript.Beat> beats,
      Instant opened,
      Instant now,
      boolean publicly) {
    for (int n = 0; n < beats.size(); n++) {
      var beat = beats.get(n);
      var at = opened.plus(beat.after());
      if (at.isAfter(now) || blocked(account, beat.person())) continue;
      var key = "crowd:" + account + ":" + n;
      if (publicly) posts.add(beat.person(), beat.text(), at, null, key);
      else talk.write(account, beat.person(), false, beat.text(), at, key);
    }
  }

  private boolean blocked(String account, String person) {
    return talk.acts(account, person).contains(Moderation.BLOCK);
  }
}
