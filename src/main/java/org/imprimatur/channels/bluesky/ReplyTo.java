package org.imprimatur.channels.bluesky;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.imprimatur.channels.RemotePost;

/**
 * What an answer has to name: the post it answers and the post that began the thread, both with
 * their content ids. The reference of a post is {@code cid}, or {@code cid root-uri root-cid} if it
 * is an answer itself.
 */
final class ReplyTo {
  private ReplyTo() {}

  static String reference(String cid, JsonNode record) {
    var root = record.path("reply").path("root");
    var uri = root.path("uri").asText("");
    return uri.isEmpty() ? cid : cid + " " + uri + " " + root.path("cid").asText("");
  }

  static ObjectNode of(RemotePost post) {
    var parts = post.reference().split(" ");
    var reply = JsonNodeFactory.instance.objectNode();
    var begins = parts.length < 3;
    reply
        .putObject("root")
        .put("uri", begins ? post.id() : parts[1])
        .put("cid", begins ? parts[0] : parts[2]);
    reply.putObject("parent").put("uri", post.id()).put("cid", parts[0]);
    return reply;
  }

  static String cid(String reference) {
    return reference.split(" ", 2)[0];
  }
}
