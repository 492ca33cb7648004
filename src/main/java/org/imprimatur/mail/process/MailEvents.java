package org.imprimatur.mail.process;

import java.util.Map;
import org.imprimatur.mail.MailOrdered;
import org.imprimatur.mail.PostOffice;
import org.imprimatur.workflow.ProcessInstances;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Sends an ordered letter on its way, in the transaction that ordered it: both hold or neither. */
@Component
class MailEvents {
  private final ProcessInstances instances;
  private final PostOffice office;

  MailEvents(ProcessInstances instances, PostOffice office) {
    this.instances = instances;
    this.office = office;
  }

  @EventListener
  void ordered(MailOrdered event) {
    var mail = office.get(event.mail());
    instances.start(
        MailDeliveryProcess.KEY,
        mail.id(),
        Map.of(
            MailDeliveryProcess.CLIENT.name(), mail.clientKey(),
            MailDeliveryProcess.TITLE.name(), office.subjectOf(mail.id()),
            MailDeliveryProcess.ITEM.name(), mail.thread().toString()));
  }
}
