package org.imprimatur.certificates.web;

import java.time.ZoneId;
import java.util.Map;
import java.util.UUID;
import org.imprimatur.certificates.Certificate;
import org.imprimatur.certificates.CertificateDesk;
import org.imprimatur.clients.Clients;
import org.imprimatur.mail.PublicAddress;
import org.imprimatur.security.People;
import org.imprimatur.security.VisibleClients;
import org.springframework.stereotype.Component;

/** Certificates for whoever asks, as far as they may know of them. */
@Component
class CertificateDoors {
  private final CertificateDesk desk;
  private final VisibleClients visible;
  private final Clients clients;
  private final PrintedPage printed;
  private final PrintableText printable;
  private final PublicAddress address;

  CertificateDoors(
      CertificateDesk desk,
      VisibleClients visible,
      Clients clients,
      PrintedPage printed,
      PrintableText printable,
      PublicAddress address) {
    this.desk = desk;
    this.visible = visible;
    this.clients = clients;
    this.printed = printed;
    this.printable = printable;
    this.address = address;
  }

  Certificate of(UUID publication) {
    return desk.of(publication, visible.keys(People.current()));
  }

  CertificateView view(Certificate certificate) {
    return CertificateView.of(certificate, zone(certificate), address::of, text -> text);
  }

  byte[] print(Certificate certificate) {
    var view = CertificateView.of(certificate, zone(certificate), address::of, printable::of);
    return printed.of("certificate-print", Map.of("certificate", view));
  }

  private ZoneId zone(Certificate certificate) {
    return clients.get(certificate.client()).zone();
  }
}
