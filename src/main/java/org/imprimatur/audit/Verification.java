package org.imprimatur.audit;

/**
 * What became of looking through a client's whole chain.
 *
 * @param entries how many were read in order before the first bad one, or all
 * @param head the hash of the last of them
 * @param firstBad the number of the first bad entry, or null
 * @param fault what is wrong with it, or null
 */
public record Verification(long entries, String head, Long firstBad, Fault fault) {

  /** What can be wrong. */
  public enum Fault {
    CHANGED("does not say any more what it said when it was written"),
    REORDERED("was written at another place of the chain"),
    MISSING("is missing"),
    CUT_OFF("and all after it are missing: the chain ends before its signed end"),
    ADDED("was added without being signed for"),
    REWRITTEN("or one before it was rewritten: the chain does not lead to its signed end"),
    UNSIGNED("is the end of the chain, which nobody with our key has signed"),
    NOT_AS_ANCHORED("is not the one that was anchored outside the database");

    private final String words;

    Fault(String words) {
      this.words = words;
    }
  }

  static Verification ok(long entries, String head) {
    return new Verification(entries, head, null, null);
  }

  static Verification bad(long entries, String head, long seq, Fault fault) {
    return new Verification(entries, head, seq, fault);
  }

  public boolean ok() {
    return fault == null;
  }

  /** One sentence. */
  public String words() {
    if (ok())
      return entries == 0 ? "Nothing is recorded yet." : entries + " entries, all as written.";
    return "Entry %d %s.".formatted(firstBad, fault.words);
  }
}
