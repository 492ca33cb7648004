package org.imprimatur.channels.practice;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.imprimatur.channels.Medium;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The practice network's pictures: uploaded first, attached when the post is made. */
@Repository
class PracticeImages {
  private final JdbcClient database;

  PracticeImages(JdbcClient database) {
    this.database = database;
  }

  /** The stored bytes with the type they were uploaded as. */
  record File(String mediaType, byte[] bytes) {}

  void add(UUID id, String account, Medium medium, byte[] bytes, Instant now) {
    database
        .sql(
            """
            insert into practice_image (id, account, media_type, alt, width, height, bytes, uploaded_at)
            values (:id, :account, :type, :alt, :width, :height, :bytes, :now)
            """)
        .param("id", id)
        .param("account", account)
        .param("type", medium.mediaType())
        .param("alt", medium.altText())
        .param("width", medium.width())
        .param("height", medium.height())
        .param("bytes", bytes)
        .param("now", now.atOffset(ZoneOffset.UTC))
        .update();
  }

  /** Makes the uploaded picture part of the post; false if the account has no such picture left. */
  boolean attach(UUID id, String account, long post, int position) {
    return database
            .sql(
                """
                update practice_image set post = :post, position = :position
                where id = :id and account = :account and post is null
                """)
            .param("id", id)
            .param("account", account)
            .param("post", post)
            .param("position", position)
            .update()
        == 1;
  }

  List<PracticeImage> of(Collection<Long> posts) {
    if (posts.isEmpty()) {
      return List.of();
    }
    return database
        .sql(
            "select id, post, alt, width, height from practice_image where post in (:posts) order by post, position")
        .param("posts", posts)
        .query(PracticeImage.class)
        .list();
  }

  Optional<File> file(UUID id) {
    return database
        .sql("select media_type, bytes from practice_image where id = :id and post is not null")
        .param("id", id)
        .query(File.class)
        .optional();
  }
}
