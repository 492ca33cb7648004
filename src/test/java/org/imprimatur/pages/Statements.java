package org.imprimatur.pages;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.util.List;
import java.util.stream.Stream;
import org.slf4j.LoggerFactory;

/** Counts the statements that reach the database, ours and the engine's, by what is logged. */
class Statements implements AutoCloseable {
  private final List<Logger> loggers =
      Stream.of(
              "org.hibernate.SQL",
              "org.springframework.jdbc.core.JdbcTemplate",
              "org.camunda.bpm.engine.impl.persistence.entity")
          .map(name -> (Logger) LoggerFactory.getLogger(name))
          .toList();

  private final ListAppender<ILoggingEvent> heard = new ListAppender<>();

  Statements() {
    heard.start();
    for (var logger : loggers) {
      logger.setLevel(Level.DEBUG);
      logger.setAdditive(false);
      logger.addAppender(heard);
    }
  }

  void forget() {
    heard.list.clear();
  }

  /** A JdbcTemplate says twice what it does, so its first words do not count. */
  long count() {
    return List.copyOf(heard.list).stream()
        .map(ILoggingEvent::getFormattedMessage)
        .filter(
            said ->
                said.matches(
                    "(?is)\\s*(select|insert|update|delete|with).*|.*Preparing:.*|.*SQL statement \\[.*"))
        .count();
  }

  @Override
  public void close() {
    for (var logger : loggers) {
      logger.detachAppender(heard);
      logger.setAdditive(true);
      logger.setLevel(null);
    }
  }
}
