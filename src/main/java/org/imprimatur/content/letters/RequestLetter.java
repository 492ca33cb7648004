package org.imprimatur.content.letters;

import org.springframework.stereotype.Component;

/** Asks somebody for approval. */
@Component
class RequestLetter extends LinkLetter {
  RequestLetter(Means means) {
    super(Kind.REQUEST, "Approval request", means);
  }
}
