package org.imprimatur.mail;

/**
 * What is in the envelope, in both forms.
 *
 * @param subject read by whoever sees a list of mails: nothing secret
 */
public record Letter(String subject, String text, String html) {}
