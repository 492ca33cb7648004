package org.imprimatur.mail;

import java.util.UUID;

/** A letter is to be sent. */
public record MailOrdered(UUID mail) {}
