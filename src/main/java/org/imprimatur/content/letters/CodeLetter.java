package org.imprimatur.content.letters;

import java.util.Optional;
import org.imprimatur.approvals.DeviceCodes;
import org.imprimatur.mail.Letter;
import org.imprimatur.mail.LetterWriter;
import org.imprimatur.mail.Order;
import org.imprimatur.mail.Stationery;
import org.springframework.stereotype.Component;

/** Brings the code that makes a device known, minted as the letter is written. */
@Component
class CodeLetter implements LetterWriter {
  private final DeviceCodes codes;
  private final LetterFacts facts;
  private final Stationery stationery;

  CodeLetter(DeviceCodes codes, LetterFacts facts, Stationery stationery) {
    this.codes = codes;
    this.facts = facts;
    this.stationery = stationery;
  }

  @Override
  public String kind() {
    return Kind.CODE;
  }

  @Override
  public String about(Order order) {
    return facts.about("Code for a new device", asked(order).round());
  }

  @Override
  public Optional<Letter> write(Order order) {
    var asked = asked(order);
    if (!asked.awaited()) return Optional.empty();
    var values = facts.values(asked.round(), order.toName());
    values.put("code", codes.mint(order.reference()));
    return Optional.of(stationery.letter(facts.subject(asked.round()), Kind.CODE, values));
  }

  private Asked asked(Order order) {
    return facts.asked(codes.get(order.reference()).request());
  }
}
