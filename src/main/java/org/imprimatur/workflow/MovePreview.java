package org.imprimatur.workflow;

import java.util.List;
import org.imprimatur.workflow.DeployedProcesses.Instance;

/** What would happen to each running instance of a version if it went on in another. */
public record MovePreview(
    DeployedVersion from,
    DeployedVersion to,
    List<Stop> stops,
    List<Traveller> instances,
    boolean complete) {

  /** What happens to the tokens at an element. */
  public enum Fate {
    STAYS,
    GOES,
    CANNOT
  }

  /** An element by its id and the name people know. */
  public record Place(String id, String name) {}

  /**
   * An element at which there are tokens.
   *
   * @param target where they go on, or "" if nowhere
   * @param words what happens to them
   * @param choices where an owner may send them instead; only if the new version has no such place
   */
  public record Stop(
      Place at, int tokens, Fate fate, String target, String words, List<Place> choices) {}

  /**
   * An instance.
   *
   * @param places the names of the elements it is at
   * @param obstacle why it cannot be moved, or ""
   */
  public record Traveller(Instance instance, List<String> places, String obstacle) {
    public boolean movable() {
      return obstacle.isEmpty();
    }
  }

  /** How many can be moved. */
  public long movable() {
    return instances.stream().filter(Traveller::movable).count();
  }
}
