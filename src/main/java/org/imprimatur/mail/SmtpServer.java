package org.imprimatur.mail;

import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.io.UnsupportedEncodingException;
import java.net.IDN;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.regex.Pattern;
import org.eclipse.angus.mail.smtp.SMTPTransport;
import org.springframework.mail.javamail.JavaMailSenderImpl;

/** Hands letters over to the mail server, one connection each. */
class SmtpServer implements Carrier {
  private static final Pattern ADDRESS = Pattern.compile("[^\\s@<>,;:\\\\\"]+@[^\\s@<>,;:\\\\\"]+");

  private final JavaMailSenderImpl settings;
  private final Letterhead letterhead;
  private final Clock clock;

  SmtpServer(JavaMailSenderImpl settings, Letterhead letterhead, Clock clock) {
    this.settings = settings;
    this.letterhead = letterhead;
    this.clock = clock;
  }

  @Override
  public void requireReach(Mail mail) throws LetterRefused {
    addressOf(mail);
  }

  @Override
  public String carry(Mail mail, Letter letter) throws LetterRefused {
    var to = addressOf(mail);
    var session = settings.getSession();
    try {
      var envelope = new Envelope(session, mail, letter).sealed(to, letterhead, clock.instant());
      return hand(envelope, session);
    } catch (MessagingException e) {
      if (Answers.permanent(e)) throw new LetterRefused(Answers.words(e));
      throw new MailServerUnavailable(
          "The mail server did not take a letter: " + Answers.words(e), e);
    }
  }

  private String hand(Message envelope, Session session) throws MessagingException {
    try (var server = (SMTPTransport) session.getTransport(settings.getProtocol())) {
      server.connect(
          settings.getHost(),
          settings.getPort(),
          given(settings.getUsername()),
          given(settings.getPassword()));
      server.sendMessage(envelope, envelope.getAllRecipients());
      return server.getLastServerResponse();
    }
  }

  /** A server that asks for no login is given none, not an empty one. */
  private static String given(String setting) {
    return setting == null || setting.isBlank() ? null : setting;
  }

  /** Exactly one address, of a kind that every mail server understands. */
  private static InternetAddress addressOf(Mail mail) throws LetterRefused {
    var text = mail.recipient();
    if (!ADDRESS.matcher(text).matches()) throw invalid(text);
    try {
      var at = text.indexOf('@');
      var address =
          new InternetAddress(
              text.substring(0, at + 1) + IDN.toASCII(text.substring(at + 1)), true);
      if (!StandardCharsets.US_ASCII.newEncoder().canEncode(address.getAddress()))
        throw invalid(text);
      address.setPersonal(mail.recipientName(), StandardCharsets.UTF_8.name());
      return address;
    } catch (AddressException | IllegalArgumentException | UnsupportedEncodingException e) {
      throw invalid(text);
    }
  }

  private static LetterRefused invalid(String address) {
    return new LetterRefused("'" + OneLine.of(address) + "' is no address mail can be sent to.");
  }
}
