package org.imprimatur.watch.process;

import java.util.List;
import java.util.Map;
import org.imprimatur.content.PieceReading;
import org.imprimatur.publishing.PostIsOnline;
import org.imprimatur.publishing.PublicationKind;
import org.imprimatur.publishing.PublishingDesk;
import org.imprimatur.workflow.ProcessInstances;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * Begins to watch a post as soon as its process knows that it is online, in the transaction of that
 * step: the watch begins exactly once, even if the step is repeated.
 */
@Component
class LiveCheckStart {
  private final ProcessInstances instances;
  private final PublishingDesk publishing;
  private final PieceReading pieces;

  LiveCheckStart(ProcessInstances instances, PublishingDesk publishing, PieceReading pieces) {
    this.instances = instances;
    this.publishing = publishing;
    this.pieces = pieces;
  }

  @TransactionalEventListener(phase = TransactionPhase.BEFORE_COMMIT)
  void online(PostIsOnline event) {
    if (instances.known(LiveCheckProcess.KEY, event.publication())) return;
    var publication = publishing.get(event.publication());
    if (publication.kind() == PublicationKind.REPLY) return;
    var piece = pieces.heads(List.of(publication.subject())).get(publication.subject());
    instances.start(
        LiveCheckProcess.KEY,
        publication.id(),
        Map.of(
            LiveCheckProcess.CLIENT.name(),
            publication.clientKey(),
            LiveCheckProcess.TITLE.name(),
            piece == null ? "" : piece.title()));
  }
}
