package org.imprimatur.danger.process;

import java.util.Map;
import org.imprimatur.danger.DangerDesk;
import org.imprimatur.danger.DangerSignRaised;
import org.imprimatur.workflow.ProcessInstances;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalEventListener;

/** Gives each sign to its lead, in the transaction that raises it. */
@Component
class DangerStart {
  private final ProcessInstances instances;
  private final DangerDesk desk;

  DangerStart(ProcessInstances instances, DangerDesk desk) {
    this.instances = instances;
    this.desk = desk;
  }

  @TransactionalEventListener(phase = TransactionPhase.BEFORE_COMMIT)
  void raised(DangerSignRaised event) {
    var sign = desk.get(event.sign());
    instances.start(
        DangerSignProcess.KEY,
        sign.id(),
        Map.of(
            DangerSignProcess.CLIENT.name(),
            sign.clientKey(),
            DangerSignProcess.TITLE.name(),
            title(sign.kind().label(), sign.title())));
  }

  private static String title(String kind, String about) {
    var title = kind + ": " + about;
    return title.length() <= 200 ? title : title.substring(0, 199) + "…";
  }
}
