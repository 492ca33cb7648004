package org.imprimatur.workflow.gate.proof;

import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.imprimatur.workflow.Effect;

/** What a proof has to know beyond the one diagram: what steps do, and which processes run. */
public interface Landscape {

  /**
   * What a step does.
   *
   * @param effects none of them for a step that only waits, asks or looks
   * @param answer the variable an approving step leaves its answer in, or ""
   * @param yes the answer that means yes, or ""
   * @param about the variable that says which of several things it works on, or ""
   * @param leaves variables it leaves that each say one thing
   */
  record Deed(Set<Effect> effects, String answer, String yes, String about, Set<String> leaves) {
    public static final Deed NOTHING = new Deed(Set.of(), "", "", "", Set.of());
  }

  /** What the step of this bean name does. */
  Deed deedOf(String step);

  /** Every answer an approving step leaves. */
  Collection<Deed> approvals();

  /** What has happened when this message arrives. */
  Optional<Effect> effectOf(String message);

  /** The {@code <definitions>} that run under a key for the client this landscape is about. */
  Optional<Element> process(String key);

  /** The keys of all processes that run for that client. */
  Collection<String> keys();
}
