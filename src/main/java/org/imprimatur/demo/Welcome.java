package org.imprimatur.demo;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.web.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.annotation.Profile;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Tells a newcomer where to go. */
@Component
@Profile("demo")
class Welcome {
  private static final Logger LOG = LoggerFactory.getLogger(Welcome.class);

  private static final String TEXT =
      """


          Imprimatur is ready:  http://localhost:%d

          Demo logins (password = login):
            manager  reviewer  acme  borealis  strategist  owner  support  admin

          Three first steps:
            1. Sign in as 'manager', open Tasklist, "Start process", Content piece: choose
               Acme Coffee, give it a title, then write it in the task "Draft piece".
            2. Sign in as 'reviewer' and accept it; then as 'acme' and approve it.
            3. Watch it go out at its time on the Practice network: http://localhost:%d/practice
      """;

  @EventListener
  void ready(ApplicationReadyEvent event) {
    if (event.getApplicationContext() instanceof ServletWebServerApplicationContext web
        && web.getWebServer() != null) {
      var port = web.getWebServer().getPort();
      LOG.info(TEXT.formatted(port, port));
    }
  }
}
