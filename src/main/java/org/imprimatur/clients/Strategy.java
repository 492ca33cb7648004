package org.imprimatur.clients;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/**
 * The strategy a client gave us: how it speaks, its hashtag sets, the accounts it tags, its
 * publishing slots.
 */
@Entity
public class Strategy {
  @Id private String clientKey;
  private String voice;
  private String language;

  @JdbcTypeCode(SqlTypes.JSON)
  private List<HashtagSet> hashtagSets;

  @JdbcTypeCode(SqlTypes.JSON)
  private List<String> mentions;

  @JdbcTypeCode(SqlTypes.JSON)
  private List<SlotRule> slots;

  protected Strategy() {}

  public Strategy(
      String clientKey,
      String voice,
      String language,
      List<HashtagSet> hashtagSets,
      List<String> mentions,
      List<SlotRule> slots) {
    this.clientKey = clientKey;
    this.voice = voice;
    this.language = language;
    this.hashtagSets = List.copyOf(hashtagSets);
    this.mentions = List.copyOf(mentions);
    this.slots = List.copyOf(slots);
  }

  /** A strategy that says nothing yet. */
  public static Strategy none(String clientKey) {
    return new Strategy(clientKey, "", "en", List.of(), List.of(), List.of());
  }

  public String clientKey() {
    return clientKey;
  }

  public String voice() {
    return voice;
  }

  /** BCP 47 tag of the language posts are written in. */
  public String language() {
    return language;
  }

  public List<HashtagSet> hashtagSets() {
    return hashtagSets;
  }

  /** Accounts to tag, as written in a text: {@code @partner}. */
  public List<String> mentions() {
    return mentions;
  }

  public List<SlotRule> slots() {
    return slots;
  }

  /** The next slots after an instant, soonest first. */
  public List<Instant> nextSlots(ZoneId zone, Instant after, int count) {
    return slots.stream()
        .flatMap(
            rule ->
                Stream.iterate(rule.next(zone, after), last -> rule.next(zone, last)).limit(count))
        .distinct()
        .sorted()
        .limit(count)
        .toList();
  }
}
