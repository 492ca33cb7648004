package org.imprimatur.mail;

import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Finds who writes a kind of letter. */
@Component
class Writers {
  private final ObjectProvider<LetterWriter> writers;

  Writers(ObjectProvider<LetterWriter> writers) {
    this.writers = writers;
  }

  LetterWriter of(String kind) {
    var found = byKind().get(kind);
    if (found == null)
      throw new IllegalArgumentException("Nobody writes letters of the kind '" + kind + "'.");
    return found;
  }

  private Map<String, LetterWriter> byKind() {
    return writers.stream().collect(Collectors.toMap(LetterWriter::kind, Function.identity()));
  }
}
