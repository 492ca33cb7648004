package org.imprimatur.interactions;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Counts words that sound pleased or displeased, in English; a negation before one turns it round.
 * It understands neither irony nor any other language, and says so by a low confidence: what is
 * uncertain goes to a person.
 */
final class MoodReader {
  private static final Pattern NO_WORD = Pattern.compile("[^\\p{L}\\p{N}']+");
  private static final Set<String> NEGATIONS =
      Set.of(
          "not", "no", "never", "isn't", "wasn't", "don't", "didn't", "can't", "won't", "hardly");
  private static final Set<String> PLEASED =
      words(
          "amazing awesome beautiful best brilliant delicious excellent fantastic favourite favorite"
              + " glad good great happy helpful impressed kind like love loved lovely nice perfect"
              + " pleased recommend super thank thanks thankful tasty welcome wonderful yum");
  private static final Set<String> DISPLEASED =
      words(
          "angry annoyed annoying awful bad broken cancel cheated complaint cold damaged defective"
              + " delayed dirty disappointed disappointing disgusting faulty fraud garbage hate"
              + " horrible ignored late leak lie lies lost mess mouldy never-again nobody overcharged"
              + " poor refund rude scam shame sick slow spoiled stolen terrible ugly unacceptable"
              + " unhappy upset useless waiting waste worst wrong");

  /** Everyday words by which a text is taken for English. */
  private static final Set<String> ENGLISH =
      words(
          "a an and are at but for from have how i in is it my of on our that the this to was we"
              + " what when where why with you your");

  private MoodReader() {}

  private static Set<String> words(String list) {
    return Set.copyOf(Arrays.asList(list.split(" ")));
  }

  /** The words of a text, in small letters. */
  static List<String> wordsOf(String text) {
    return NO_WORD
        .splitAsStream(text.toLowerCase(Locale.ROOT).replace('’', '\''))
        .filter(word -> !word.isEmpty())
        .toList();
  }

  /**
   * @param language as the platform tells it, or ""
   */
  static Mood read(String text, String language) {
    var words = wordsOf(text);
    if (!isEnglish(words, language)) return Mood.UNKNOWN;
    int pleased = 0;
    int displeased = 0;
    for (int i = 0; i < words.size(); i++) {
      boolean good = PLEASED.contains(words.get(i));
      boolean bad = DISPLEASED.contains(words.get(i));
      if (!good && !bad) continue;
      if (negated(words, i) != good) pleased++;
      else displeased++;
    }
    return mood(pleased, displeased);
  }

  /** One word may be chance, several that agree hardly are, and those that disagree say little. */
  private static Mood mood(int pleased, int displeased) {
    int total = pleased + displeased;
    if (total == 0) return Mood.UNKNOWN;
    int ahead = Math.abs(pleased - displeased);
    if (ahead == 0) return new Mood(Sentiment.NEUTRAL, 20);
    int confidence = Math.min(90, 40 + 20 * ahead) * ahead / total;
    return new Mood(pleased > displeased ? Sentiment.POSITIVE : Sentiment.NEGATIVE, confidence);
  }

  private static boolean negated(List<String> words, int at) {
    return words.subList(Math.max(0, at - 2), at).stream().anyMatch(NEGATIONS::contains);
  }

  private static boolean isEnglish(List<String> words, String language) {
    if (!language.isEmpty()) return language.toLowerCase(Locale.ROOT).matches("en(-.*)?");
    var known =
        words.stream()
            .filter(w -> ENGLISH.contains(w) || PLEASED.contains(w) || DISPLEASED.contains(w))
            .count();
    return known * 5 >= words.size();
  }
}
