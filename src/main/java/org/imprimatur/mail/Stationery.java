package org.imprimatur.mail;

import java.util.Locale;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.thymeleaf.ITemplateEngine;
import org.thymeleaf.context.Context;

/** Puts values into a letter's two templates, {@code mail/<kind>.html} and {@code .txt}. */
@Component
public class Stationery {
  private final ITemplateEngine templates;

  Stationery(ITemplateEngine templates) {
    this.templates = templates;
  }

  public Letter letter(String subject, String kind, Map<String, Object> values) {
    var context = new Context(Locale.ENGLISH, values);
    return new Letter(
        subject,
        templates.process("mail/" + kind + ".txt", context),
        templates.process("mail/" + kind, context));
  }
}
