package org.imprimatur.content.letters;

import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.imprimatur.approvals.NoticeProof;
import org.imprimatur.clients.Clients;
import org.imprimatur.clients.WallClock;
import org.imprimatur.mail.Mail;
import org.imprimatur.mail.MailState;
import org.imprimatur.mail.PostOffice;
import org.springframework.stereotype.Component;

/** Who was asked by a letter that a mail server took was told. */
@Component
class MailedNotices implements NoticeProof {
  private static final Set<String> NOTICES = Set.of(Kind.REQUEST, Kind.REMINDER, Kind.LINK);

  private final PostOffice office;
  private final Clients clients;

  MailedNotices(PostOffice office, Clients clients) {
    this.office = office;
    this.clients = clients;
  }

  @Override
  public Optional<String> of(UUID request) {
    return office.referringTo(request).stream()
        .filter(mail -> NOTICES.contains(mail.kind()) && mail.state() == MailState.SENT)
        .map(this::words)
        .findFirst();
  }

  private String words(Mail mail) {
    return "Mail to %s on %s, message %s, answer of the mail server: %s"
        .formatted(
            mail.recipient(),
            new WallClock(clients.get(mail.clientKey()).zone()).show(mail.settledAt()),
            mail.messageId(),
            mail.serverAnswer());
  }
}
