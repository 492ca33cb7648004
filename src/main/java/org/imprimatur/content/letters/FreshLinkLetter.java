package org.imprimatur.content.letters;

import org.springframework.stereotype.Component;

/** Brings a fresh link to somebody whose old one is not good any more. */
@Component
class FreshLinkLetter extends LinkLetter {
  FreshLinkLetter(Means means) {
    super(Kind.LINK, "Fresh link to an approval request", means);
  }
}
