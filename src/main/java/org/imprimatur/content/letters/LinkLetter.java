package org.imprimatur.content.letters;

import java.util.Optional;
import java.util.UUID;
import org.imprimatur.approvals.ApprovalLinks;
import org.imprimatur.content.ApprovalTasks;
import org.imprimatur.mail.Letter;
import org.imprimatur.mail.LetterWriter;
import org.imprimatur.mail.Order;
import org.imprimatur.mail.PublicAddress;
import org.imprimatur.mail.Stationery;
import org.springframework.stereotype.Component;

/** A letter that holds a way to decide: a link of its own, minted as it is written. */
abstract class LinkLetter implements LetterWriter {
  private final String kind;
  private final String what;
  private final Means means;

  LinkLetter(String kind, String what, Means means) {
    this.kind = kind;
    this.what = what;
    this.means = means;
  }

  @Override
  public String kind() {
    return kind;
  }

  @Override
  public String about(Order order) {
    return means.facts.about(what, means.facts.asked(order.reference()).round());
  }

  @Override
  public Optional<Letter> write(Order order) {
    var asked = means.facts.asked(order.reference());
    if (!asked.awaited()) return Optional.empty();
    var values = means.facts.values(asked.round(), order.toName());
    values.put("link", means.link(asked.request().id()));
    values.put("account", means.account(asked));
    values.put("batch", means.batch(asked));
    values.put("waiting", means.facts.ago(asked.request().askedAt()));
    return Optional.of(means.stationery.letter(means.facts.subject(asked.round()), kind, values));
  }

  /** What they are made with. */
  @Component
  static class Means {
    private final LetterFacts facts;
    private final ApprovalLinks links;
    private final ApprovalTasks tasks;
    private final PublicAddress address;
    private final Stationery stationery;

    Means(
        LetterFacts facts,
        ApprovalLinks links,
        ApprovalTasks tasks,
        PublicAddress address,
        Stationery stationery) {
      this.facts = facts;
      this.links = links;
      this.tasks = tasks;
      this.address = address;
      this.stationery = stationery;
    }

    String link(UUID request) {
      return address.of("/approve/" + links.mint(request));
    }

    /** Where somebody with an account sees all that waits for them; "" for somebody without. */
    String batch(Asked asked) {
      return asked.request().login().isEmpty() ? "" : address.of("/approvals");
    }

    /** Where somebody with an account finds the task; "" for somebody without. */
    String account(Asked asked) {
      if (asked.request().login().isEmpty()) return "";
      var task = tasks.find(asked.request().id()).map(id -> "#/?task=" + id).orElse("");
      return address.of("/camunda/app/tasklist/default/" + task);
    }
  }
}
