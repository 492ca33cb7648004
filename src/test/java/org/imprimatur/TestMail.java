package org.imprimatur;

import com.icegreen.greenmail.Managers;
import com.icegreen.greenmail.mail.MailAddress;
import com.icegreen.greenmail.server.AbstractServer;
import com.icegreen.greenmail.smtp.SmtpManager;
import com.icegreen.greenmail.smtp.SmtpState;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * A real SMTP server for tests, one per JVM. Whoever is called {@code nobody} has no mailbox there,
 * {@code full} has no room at present.
 */
public final class TestMail
    implements ApplicationContextInitializer<ConfigurableApplicationContext> {
  public static final String PUBLIC_URL = "https://approvals.example";
  private static final Server SERVER = new Server(freePort());

  static {
    SERVER.start();
  }

  @Override
  public void initialize(ConfigurableApplicationContext context) {
    TestPropertyValues.of(
            "spring.mail.host=127.0.0.1",
            "spring.mail.port=" + SERVER.port,
            "imprimatur.mail.from=Imprimatur <approvals@agency.example>",
            "imprimatur.public-url=" + PUBLIC_URL)
        .applyTo(context);
  }

  /** What arrived for an address, in order. */
  public static List<MimeMessage> to(String address) {
    return Arrays.stream(SERVER.getReceivedMessages())
        .filter(message -> recipient(message).equalsIgnoreCase(address))
        .toList();
  }

  /** The server is out of reach while this is done; what arrived before is gone. */
  public static void unreachable(Runnable work) {
    SERVER.stop();
    try {
      work.run();
    } finally {
      SERVER.start();
    }
  }

  private static String recipient(MimeMessage message) {
    try {
      return ((jakarta.mail.internet.InternetAddress) message.getAllRecipients()[0]).getAddress();
    } catch (MessagingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static int freePort() {
    try (var socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static final class Server extends GreenMail {
    private final int port;

    Server(int port) {
      super(new ServerSetup(port, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
      this.port = port;
    }

    @Override
    protected Map<String, AbstractServer> createServices(ServerSetup[] setup, Managers usual) {
      managers = new Choosy();
      return super.createServices(setup, managers);
    }
  }

  private static final class Choosy extends Managers {
    private final SmtpManager smtp =
        new SmtpManager(getImapHostManager(), getUserManager()) {
          @Override
          public String checkRecipient(SmtpState state, MailAddress to) {
            if (to.getEmail().startsWith("nobody@")) return "550 5.1.1 No such mailbox here";
            if (to.getEmail().startsWith("full@")) return "452 4.2.2 Mailbox full";
            return null;
          }
        };

    @Override
    public SmtpManager getSmtpManager() {
      return smtp;
    }
  }
}
