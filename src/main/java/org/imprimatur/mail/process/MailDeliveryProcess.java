package org.imprimatur.mail.process;

import org.imprimatur.workflow.ProcessVariable;

/** The Java face of {@code mail-delivery.bpmn}: one letter on its way to one person. */
final class MailDeliveryProcess {
  static final String KEY = "mail-delivery";

  static final ProcessVariable<String> CLIENT = ProcessVariable.of("client", String.class);

  /** For lists of tasks only. */
  static final ProcessVariable<String> TITLE = ProcessVariable.of("title", String.class);

  /** The piece it is about, for lists of tasks only. */
  static final ProcessVariable<String> ITEM = ProcessVariable.of("item", String.class);

  private MailDeliveryProcess() {}
}
