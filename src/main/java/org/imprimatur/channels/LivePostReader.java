package org.imprimatur.channels;

import java.text.Normalizer;

/** Reads one post back as its audience finds it now. */
public interface LivePostReader extends Platform {

  /** Whether this very post can be read back by machine; else nothing about it will be learned. */
  boolean canTell(Account account, RemotePost post);

  /**
   * Looks at the post.
   *
   * @throws ChannelUnauthorized if the credentials are not accepted
   * @throws PlatformUnavailable if the server cannot be read; that says nothing about the post
   */
  LiveLook look(Account account, RemotePost post);

  /**
   * What survives this platform's formatting of a text; what is the same by it counts as unchanged.
   */
  default String essence(String text) {
    return exact(text);
  }

  /** A text but for what no reader can see: how lines end, and how letters are composed. */
  static String exact(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFC)
        .replace("\r\n", "\n")
        .replaceAll("[ \\t]+(?=\\n|$)", "")
        .strip();
  }
}
