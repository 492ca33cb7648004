package org.imprimatur.interactions;

import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.imprimatur.clients.Clients;
import org.imprimatur.problem.Refusal;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Keeps the answers that are written once and used often; every change is a new version. */
@Service
@Transactional
public class SavedReplyDesk {
  /** Longest name, in characters. */
  public static final int LONGEST_NAME = 80;

  /** Longest text, in characters. */
  public static final int LONGEST_TEXT = 5_000;

  private final SavedReplies saved;
  private final Clients clients;
  private final Clock clock;

  SavedReplyDesk(SavedReplies saved, Clients clients, Clock clock) {
    this.saved = saved;
    this.clients = clients;
    this.clock = clock;
  }

  /**
   * Writes a new saved reply, or a new version of the one with this name.
   *
   * @return the version that is offered now
   * @throws Refusal if something is missing, too long, or the text is what it is already
   */
  public SavedReply write(String client, String name, String text, String who) {
    clients.get(client);
    var title = name.strip();
    if (title.isEmpty()) throw Refusal.invalid("name", "Give the saved reply a name.");
    if (title.length() > LONGEST_NAME)
      throw Refusal.invalid("name", "A name has at most " + LONGEST_NAME + " characters.");
    var words = text.strip().replace("\r\n", "\n");
    if (words.isEmpty()) throw Refusal.invalid("text", "Write what is to be answered.");
    if (words.length() > LONGEST_TEXT)
      throw Refusal.invalid("text", "A saved reply has at most " + LONGEST_TEXT + " characters.");
    var before = saved.findByClientKeyAndNameAndLatestTrue(client, title);
    if (before.filter(b -> b.text().equals(words) && !b.retired()).isPresent())
      throw Refusal.invalid("text", "That is what it says already.");
    before.ifPresent(
        b -> {
          b.replaced();
          saved.saveAndFlush(b);
        });
    return saved.saveAndFlush(
        new SavedReply(
            client, title, before.map(SavedReply::no).orElse(0) + 1, words, who, clock.instant()));
  }

  /** Offers it no longer, or again. */
  public void retire(UUID id, boolean retired) {
    get(id).retire(retired);
  }

  /**
   * One version.
   *
   * @throws Refusal if there is none
   */
  @Transactional(readOnly = true)
  public SavedReply get(UUID id) {
    return saved
        .findById(id)
        .orElseThrow(() -> Refusal.unknown("There is no saved reply " + id + "."));
  }

  /** The latest version of each of a client's, retired ones included. */
  @Transactional(readOnly = true)
  public List<SavedReply> all(String client) {
    return saved.findByClientKeyAndLatestTrueOrderByName(client);
  }

  /** The latest version of each that is offered. */
  @Transactional(readOnly = true)
  public List<SavedReply> offered(String client) {
    return all(client).stream().filter(reply -> !reply.retired()).toList();
  }

  /** All versions of one, the newest first. */
  @Transactional(readOnly = true)
  public List<SavedReply> versions(String client, String name) {
    return saved.findByClientKeyAndNameOrderByNoDesc(client, name);
  }
}
