package org.imprimatur.mail;

import java.time.Clock;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.mail.javamail.JavaMailSenderImpl;

/** Which way letters leave: by the mail server that is set; else, in the demo, into its mailbox. */
@Configuration
class MailConfiguration {

  @Bean
  Carrier carrier(
      ObjectProvider<JavaMailSenderImpl> server,
      ObjectProvider<PracticeMailbox> practice,
      Letterhead letterhead,
      Clock clock) {
    var settings = server.getIfAvailable();
    if (settings != null) return new SmtpServer(settings, letterhead, clock);
    var mailbox = practice.getIfAvailable();
    return mailbox == null ? new NoMailServer() : mailbox;
  }
}
