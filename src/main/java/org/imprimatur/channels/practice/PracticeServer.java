package org.imprimatur.channels.practice;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.imprimatur.channels.Delivery;
import org.imprimatur.channels.Medium;
import org.imprimatur.channels.PostRejected;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The far side: what the practice network does when it is called, each call a transaction of its
 * own.
 */
@Component
class PracticeServer {
  private final PracticePosts posts;
  private final PracticeImages images;
  private final TransactionTemplate call;
  private final Clock clock;

  PracticeServer(
      PracticePosts posts,
      PracticeImages images,
      PlatformTransactionManager transactions,
      Clock clock) {
    this.posts = posts;
    this.images = images;
    this.clock = clock;
    // A remote server neither sees our open transaction nor forgets what it did when we roll back.
    call = new TransactionTemplate(transactions);
    call.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
  }

  UUID upload(String account, Medium medium) {
    var id = UUID.randomUUID();
    var bytes = medium.bytes().get();
    PracticeRules.check(medium, bytes);
    call.executeWithoutResult(status -> images.add(id, account, medium, bytes, clock.instant()));
    return id;
  }

  /** Makes the post, or returns the one made with the same key before. */
  PracticePost post(String account, Delivery delivery) {
    PracticeRules.check(delivery);
    return call.execute(
        status -> {
          var replyTo = replyTo(delivery);
          var made =
              posts.add(
                  account, delivery.text(), clock.instant(), replyTo, delivery.idempotencyKey());
          made.ifPresent(post -> attach(account, post, uploads(delivery)));
          var post = posts.withKey(account, delivery.idempotencyKey()).orElseThrow();
          if (!post.text().equals(delivery.text()) || !Objects.equals(post.replyTo(), replyTo)) {
            throw new PostRejected("key-reused", "This key was used for another post");
          }
          return post;
        });
  }

  Optional<PracticePost> withKey(String account, String idempotencyKey) {
    return call.execute(status -> posts.withKey(account, idempotencyKey));
  }

  Optional<PracticePost> withId(String id) {
    return call.execute(status -> known(id));
  }

  /** What the post's pictures show, in order. */
  List<String> altTexts(PracticePost post) {
    return call.execute(
        status -> images.of(List.of(post.id())).stream().map(PracticeImage::alt).toList());
  }

  private Optional<PracticePost> known(String id) {
    return id.matches("\\d{1,18}") ? posts.withId(Long.parseLong(id)) : Optional.empty();
  }

  private void attach(String account, long post, List<UUID> uploads) {
    for (int position = 0; position < uploads.size(); position++) {
      if (!images.attach(uploads.get(position), account, post, position)) {
        throw new PostRejected(
            "image-missing", "Image " + (position + 1) + " was not uploaded or is in another post");
      }
    }
  }

  private Long replyTo(Delivery delivery) {
    if (delivery.inReplyTo() == null) {
      return null;
    }
    return known(delivery.inReplyTo().id())
        .map(PracticePost::id)
        .orElseThrow(
            () -> new PostRejected("reply-target-gone", "The post to comment on is not there"));
  }

  private static List<UUID> uploads(Delivery delivery) {
    var uploads = new ArrayList<UUID>();
    for (int n = 0; n < delivery.media().size(); n++) {
      var id = delivery.progress().get("media." + n);
      if (id == null) {
        throw new PostRejected("image-missing", "Image " + (n + 1) + " was not uploaded");
      }
      uploads.add(UUID.fromString(id));
    }
    return uploads;
  }
}
