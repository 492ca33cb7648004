package org.imprimatur.mail;

import java.util.Optional;

/**
 * Writes letters of one kind at the moment they are sent: secrets in them exist nowhere before, and
 * nowhere here after.
 */
public interface LetterWriter {

  String kind();

  /** The letter; empty if nobody needs it any more. */
  Optional<Letter> write(Order order);

  /** What it is about, for somebody who has to say it in another way; nothing secret. */
  String about(Order order);
}
