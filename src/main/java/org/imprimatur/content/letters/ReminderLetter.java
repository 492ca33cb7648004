package org.imprimatur.content.letters;

import org.springframework.stereotype.Component;

/** Reminds somebody who has not answered. */
@Component
class ReminderLetter extends LinkLetter {
  ReminderLetter(Means means) {
    super(Kind.REMINDER, "Reminder of an approval request", means);
  }
}
