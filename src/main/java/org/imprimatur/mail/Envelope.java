package org.imprimatur.mail;

import jakarta.mail.BodyPart;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;

/** A letter as it travels: both forms of it, in the thread of its piece. */
class Envelope extends MimeMessage {
  private final Mail mail;
  private final Letter letter;

  Envelope(Session session, Mail mail, Letter letter) {
    super(session);
    this.mail = mail;
    this.letter = letter;
  }

  Envelope sealed(InternetAddress to, Letterhead letterhead, Instant now)
      throws MessagingException {
    setFrom(letterhead.from());
    setReplyTo(new InternetAddress[] {letterhead.replyTo()});
    setRecipient(Message.RecipientType.TO, to);
    setSubject(OneLine.of(letter.subject()), StandardCharsets.UTF_8.name());
    setSentDate(Date.from(now));
    setHeader("In-Reply-To", mail.threadId());
    setHeader("References", mail.threadId());
    // Nobody's holiday notice is to answer.
    setHeader("Auto-Submitted", "auto-generated");
    setHeader("X-Auto-Response-Suppress", "All");
    var forms = new MimeMultipart("alternative");
    forms.addBodyPart(part(letter.text(), "plain"));
    forms.addBodyPart(part(letter.html(), "html"));
    setContent(forms);
    saveChanges();
    return this;
  }

  private static BodyPart part(String text, String kind) throws MessagingException {
    var part = new MimeBodyPart();
    part.setText(text, StandardCharsets.UTF_8.name(), kind);
    return part;
  }

  /** The same at each try, so that a mailbox that got it twice shows it once. */
  @Override
  protected void updateMessageID() throws MessagingException {
    setHeader("Message-ID", mail.messageId());
  }
}
