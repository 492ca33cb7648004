package org.imprimatur.api;

import java.time.Instant;
import org.imprimatur.clients.Slots;
import org.imprimatur.problem.Refusal;
import org.springframework.stereotype.Component;

/** The field {@code slot}: a time on the client's wall clock. */
@Component
class SlotField {
  private final Slots slots;

  SlotField(Slots slots) {
    this.slots = slots;
  }

  Instant read(String client, String slot) {
    try {
      return slots.required(client, "", slot.strip());
    } catch (Refusal e) {
      throw Refusal.invalid("slot", e.getMessage());
    }
  }
}
