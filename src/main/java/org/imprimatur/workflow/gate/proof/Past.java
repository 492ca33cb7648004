package org.imprimatur.workflow.gate.proof;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What is known of approvals wherever a token of a process can be, however it came there. */
final class Past {
  private final String key;
  private final Net net;
  private final Exploration all;

  /**
   * What can be so at one moment.
   *
   * @param clear whether a yes was read about exactly what stands
   * @param answers by name what is known of each; what is missing may be an outdated yes
   * @param over dates drawn on what is there that have passed already, by the events' ids
   */
  record Known(boolean clear, Map<String, Byte> answers, Set<String> over) {
    static final Known NOTHING = new Known(false, Map.of(), Set.of());

    byte answer(String name) {
      return answers.getOrDefault(name, State.OUTDATED);
    }
  }

  Past(String key, String root, Landscape landscape) {
    this.key = key;
    var process =
        landscape.process(root).stream()
            .flatMap(definitions -> Bpmn.processes(definitions).stream())
            .filter(each -> Bpmn.id(each).equals(root))
            .findFirst();
    this.net =
        process
            .map(
                each ->
                    new NetBuilder(landscape, true).of(landscape.process(root).orElseThrow(), each))
            .orElse(null);
    this.all = net == null ? null : Exploration.whole(net, new Moves(net, true, true));
  }

  /** What can be so where there is a token at each of these places. */
  Set<Known> of(Collection<String> places) {
    if (net == null || !all.complete) return Set.of(Known.NOTHING);
    // What was hurried on was not seen there at every moment at which it could be there.
    var seen =
        places.stream()
            .map(this::nodes)
            .filter(nodes -> !nodes.isEmpty() && nodes.stream().noneMatch(all.hurried::contains))
            .toList();
    if (seen.isEmpty()) return Set.of(Known.NOTHING);
    var frames = seen.stream().flatMap(List::stream).map(Node::frame).distinct().toList();
    var known =
        all.states.stream()
            .filter(state -> seen.stream().allMatch(nodes -> nodes.stream().anyMatch(state::at)))
            .map(state -> known(state, frames))
            .collect(Collectors.toCollection(LinkedHashSet::new));
    return known.isEmpty() ? Set.of(Known.NOTHING) : known;
  }

  private Known known(State state, List<ProcessFrame> frames) {
    var answers = new TreeMap<String, Byte>();
    for (var each : frames)
      for (var frame = each; frame != null; frame = frame.caller)
        for (var answer : frame.answers.entrySet())
          answers.merge(
              name(frame, answer.getKey()), state.answers()[answer.getValue()], Past::worse);
    var over =
        net.nodes.stream()
            .filter(state::at)
            .flatMap(node -> node.boundaries.stream())
            .filter(event -> event.once && !state.at(event))
            .map(event -> Bpmn.id(event.element))
            .collect(Collectors.toSet());
    return new Known(state.clear(), answers, over);
  }

  private List<Node> nodes(String place) {
    return net.nodes.stream()
        .filter(node -> node.frame() != null && node.frame().key.equals(key))
        .filter(node -> Bpmn.id(node.element).equals(place))
        .toList();
  }

  private static byte worse(byte one, byte other) {
    return one == other ? one : State.OUTDATED;
  }

  /** An answer of a run of a process, alike in all versions. */
  static String name(ProcessFrame frame, String answer) {
    var path = answer;
    for (var each = frame; each != null; each = each.caller) path = each.key + "/" + path;
    return path;
  }
}
