package org.imprimatur.channels.practice;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * What the practice network's people say, and when: drawn from a seed, so that the same post or
 * account always has the same people. Some of it is hostile, as the real world's is.
 */
final class PracticeScript {
  private static final String NAME = "{account}";

  /** So that there is something to talk about before anything was published. */
  static final String WELCOME =
      "We are new here – say hello! (The practice network wrote this itself, as its accounts’ first"
          + " post.)";

  /** Somebody with something to say. */
  private record Line(String person, String language, String text) {}

  /**
   * What somebody says at its time.
   *
   * @param after how long after the beginning
   * @param edited what they make of it a little later, or ""
   * @param takenBack whether they delete it a little later
   */
  record Beat(
      Duration after,
      String person,
      String language,
      String text,
      String edited,
      boolean takenBack) {
    static final Duration SECOND_THOUGHTS = Duration.ofSeconds(90);
  }

  private static final List<Line> PRAISE =
      List.of(
          new Line("lena_m", "en", "This made my morning, thank you! ☕"),
          new Line("joao.silva", "pt", "Que bonito! Já quero provar."),
          new Line("kaffeetante", "de", "Sieht großartig aus, weiter so!"),
          new Line("claire_b", "fr", "J’adore, bravo à toute l’équipe !"),
          new Line("yuki", "ja", "すてきですね!"));
  private static final List<Line> QUESTIONS =
      List.of(
          new Line("tomek", "en", "Is this available in your Lisbon shop as well, and until when?"),
          new Line("marta_g", "es", "¿Tenéis también una versión sin lactosa?"),
          new Line("nils", "sv", "Hur länge gäller erbjudandet?"),
          new Line("sam.reads", "en", "Do you ship to Norway? Couldn’t find it on your site."),
          new Line("amira", "ar", "هل يمكن الطلب عبر الإنترنت؟"));
  private static final List<Line> COMPLAINTS =
      List.of(
          new Line(
              "greta.h",
              "en",
              "Ordered two weeks ago, order 48213, still nothing. Very disappointed."),
          new Line("peter_k", "de", "Schon wieder falsch geliefert. So geht das nicht!"),
          new Line("rui", "pt", "O vosso apoio não responde há três dias. Inaceitável."),
          new Line("olive", "en", "My card was charged twice and nobody answers the phone."));
  private static final List<Line> SPAM =
      List.of(
          new Line(
              "cheap_followers_88",
              "en",
              "🔥 5,000 REAL followers for $9 👉 https://spam.example/buy 🔥"),
          new Line(
              "crypto.queen",
              "en",
              "I made $12,400 in one week, DM me how!!! https://spam.example/x"),
          new Line(
              "mallory",
              "",
              "<script>alert(1)</script><img src=x onerror=alert(2)> {{constructor.constructor('alert(3)')()}} ${7*7} [click](javascript:alert(4)) \u202Eexe.gnp"));
  private static final List<Line> MESSAGES =
      List.of(
          new Line("greta.h", "en", "Hello, I wrote beneath your post: where is my order 48213?"),
          new Line(
              "press_office",
              "en",
              "We are writing about your market for Saturday’s paper. Whom may we ask?"),
          new Line("marta_g", "es", "Hola, ¿hacéis descuentos para grupos?"),
          new Line(
              "mallory",
              "",
              "=HYPERLINK(\"https://spam.example\",\"Invoice\") **bold** <b>bold</b> {{1+1}}"));
  private static final List<Line> MENTIONS =
      List.of(
          new Line(
              "weekend_walks", "en", "Best stop of the day: @{account}. Ask for the window seat."),
          new Line("peter_k", "de", "@{account} und wieder keine Antwort. Schade."));

  private PracticeScript() {}

  /** The comments beneath a post. */
  static List<Beat> beneath(long post) {
    var chance = new Random(post * 0x9E3779B97F4A7C15L + 1);
    var beats = new ArrayList<Beat>();
    beats.add(beat(6 + chance.nextInt(6), one(QUESTIONS, chance), "", false));
    beats.add(beat(14 + chance.nextInt(8), one(PRAISE, chance), "", false));
    var complaint = one(COMPLAINTS, chance);
    beats.add(
        beat(
            26 + chance.nextInt(8),
            complaint,
            chance.nextBoolean() ? complaint.text() + " (Edit: still the same today.)" : "",
            false));
    beats.add(beat(40 + chance.nextInt(10), one(SPAM, chance), "", false));
    beats.add(beat(70 + chance.nextInt(60), one(PRAISE, chance), "", chance.nextInt(3) == 0));
    return beats;
  }

  /** What is said to an account whether or not it posts. */
  static List<Beat> messages(String account) {
    var chance = new Random(account.hashCode() * 31L + 2);
    var beats = new ArrayList<Beat>();
    var after = 8;
    for (var line : MESSAGES) {
      beats.add(beat(after, line, "", false));
      after += 11 + chance.nextInt(6);
    }
    return beats;
  }

  /** Posts elsewhere that name an account. */
  static List<Beat> mentions(String account) {
    var beats = new ArrayList<Beat>();
    var after = 15;
    for (var line : MENTIONS) {
      var text = line.text().replace(NAME, account);
      beats.add(beat(after, new Line(line.person(), line.language(), text), "", false));
      after += 25;
    }
    return beats;
  }

  private static Beat beat(int seconds, Line line, String edited, boolean takenBack) {
    return new Beat(
        Duration.ofSeconds(seconds),
        line.person(),
        line.language(),
        line.text(),
        edited,
        takenBack);
  }

  private static Line one(List<Line> lines, Random chance) {
    return lines.get(chance.nextInt(lines.size()));
  }

  /** The language somebody always writes in, or "". */
  static String language(String person) {
    return java.util.stream.Stream.of(PRAISE, QUESTIONS, COMPLAINTS, SPAM, MESSAGES, MENTIONS)
        .flatMap(List::stream)
        .filter(line -> line.person().equals(person))
        .map(Line::language)
        .findFirst()
        .orElse("");
  }
}
