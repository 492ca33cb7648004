package org.imprimatur.publishing.process;

import java.time.Instant;
import java.util.UUID;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.imprimatur.publishing.PublicationOutcome;
import org.imprimatur.publishing.Standing;
import org.imprimatur.workflow.ProcessVariable;

/** The Java face of {@code publication.bpmn}: one piece on one channel. */
final class PublicationProcess {
  static final String KEY = "publication";

  static final ProcessVariable<String> CLIENT = ProcessVariable.of("client", String.class);
  static final ProcessVariable<String> TITLE = ProcessVariable.of("title", String.class);
  static final ProcessVariable<String> PUBLICATION_ID =
      ProcessVariable.of("publicationId", String.class);
  static final ProcessVariable<Instant> PREPARATION_DUE_AT =
      ProcessVariable.of("preparationDueAt", Instant.class);
  static final ProcessVariable<Boolean> MEDIA_READY =
      ProcessVariable.of("mediaReady", Boolean.class);
  static final ProcessVariable<Instant> PROCESSING_CHECK_AT =
      ProcessVariable.of("processingCheckAt", Instant.class);
  static final ProcessVariable<Instant> PUBLISH_AT = ProcessVariable.of("publishAt", Instant.class);
  static final ProcessVariable<PublicationOutcome> PUBLICATION_OUTCOME =
      ProcessVariable.of("publicationOutcome", PublicationOutcome.class);
  static final ProcessVariable<Instant> RETRY_AT = ProcessVariable.of("retryAt", Instant.class);
  static final ProcessVariable<Instant> SETTLED_AT = ProcessVariable.of("settledAt", Instant.class);
  static final ProcessVariable<Boolean> HAS_FIRST_COMMENT =
      ProcessVariable.of("hasFirstComment", Boolean.class);
  static final ProcessVariable<String> FIRST_COMMENT_ID =
      ProcessVariable.of("firstCommentId", String.class);

  private PublicationProcess() {}

  static UUID publication(VariableScope scope) {
    return UUID.fromString(PUBLICATION_ID.from(scope));
  }

  static void set(VariableScope scope, Standing standing) {
    PUBLICATION_OUTCOME.set(scope, standing.outcome());
    if (standing.outcome() == PublicationOutcome.NOT_SENT) RETRY_AT.set(scope, standing.at());
    if (standing.outcome() == PublicationOutcome.UNKNOWN) SETTLED_AT.set(scope, standing.at());
  }
}
