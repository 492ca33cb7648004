package org.imprimatur.mail;

import java.util.Set;
import org.springframework.context.ApplicationContext;
import org.springframework.stereotype.Component;
import org.thymeleaf.spring6.templateresolver.SpringResourceTemplateResolver;
import org.thymeleaf.templatemode.TemplateMode;

/** Finds the templates of letters' plain text. */
@Component
class TextTemplates extends SpringResourceTemplateResolver {
  TextTemplates(ApplicationContext application) {
    setApplicationContext(application);
    setPrefix("classpath:/templates/");
    setResolvablePatterns(Set.of("mail/*.txt"));
    setTemplateMode(TemplateMode.TEXT);
    setCharacterEncoding("UTF-8");
    setOrder(1);
  }
}
