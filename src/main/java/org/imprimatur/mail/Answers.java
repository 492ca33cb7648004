package org.imprimatur.mail;

import jakarta.mail.MessagingException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;

/** What a mail server's refusal means. */
final class Answers {
  private Answers() {}

  /**
   * Whether trying again is in vain: the server does not know the recipient, or does not want this
   * letter. That it does not let us send at all is ours to mend, and then worth another try.
   */
  static boolean permanent(MessagingException refusal) {
    var all = all(refusal);
    if (all.stream().anyMatch(SMTPSenderFailedException.class::isInstance)) return false;
    var recipient =
        all.stream()
            .filter(SMTPAddressFailedException.class::isInstance)
            .map(e -> ((SMTPAddressFailedException) e).getReturnCode())
            .findFirst();
    if (recipient.isPresent()) return lasting(recipient.get());
    return all.stream()
        .filter(SMTPSendFailedException.class::isInstance)
        .map(SMTPSendFailedException.class::cast)
        .anyMatch(e -> ".".equals(e.getCommand()) && lasting(e.getReturnCode()));
  }

  /** Authentication and syntax of commands are between the servers, not about this letter. */
  private static boolean lasting(int code) {
    return code >= 550 && code < 560;
  }

  static String words(MessagingException refusal) {
    return all(refusal).stream()
        .map(Exception::getMessage)
        .filter(text -> text != null && !text.isBlank())
        .map(OneLine::of)
        .distinct()
        .collect(Collectors.joining(" "));
  }

  private static List<Exception> all(MessagingException first) {
    var all = new ArrayList<Exception>();
    for (Exception e = first; e != null && all.size() < 10; ) {
      all.add(e);
      e = e instanceof MessagingException linked ? linked.getNextException() : null;
    }
    return all;
  }
}
