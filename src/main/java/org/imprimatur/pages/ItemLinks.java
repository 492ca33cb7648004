package org.imprimatur.pages;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.imprimatur.content.PieceReading;
import org.imprimatur.danger.DangerDesk;
import org.imprimatur.interactions.InteractionDesk;
import org.imprimatur.publishing.PublishingDesk;
import org.imprimatur.publishing.PublishingStops;
import org.imprimatur.workflow.TaskItem;
import org.springframework.stereotype.Component;

/**
 * Leads from tasks to the pages of what they are about: a piece, one publication of a piece, an
 * interaction, a danger sign or a stop.
 */
@Component
class ItemLinks {
  private final PublishingDesk publishing;
  private final InteractionDesk interactions;
  private final DangerDesk danger;
  private final PublishingStops stops;
  private final PieceReading pieces;

  ItemLinks(
      PublishingDesk publishing,
      InteractionDesk interactions,
      DangerDesk danger,
      PublishingStops stops,
      PieceReading pieces) {
    this.publishing = publishing;
    this.interactions = interactions;
    this.danger = danger;
    this.stops = stops;
    this.pieces = pieces;
  }

  /** Where each task's item is found, by the item's id; not every item has a page. */
  Map<String, String> of(List<TaskItem> tasks) {
    var ids =
        tasks.stream()
            .map(TaskItem::item)
            .filter(item -> !item.isEmpty())
            .distinct()
            .map(UUID::fromString)
            .toList();
    var signs = danger.subjects(ids);
    var ofPieces = publishing.subjects(ids);
    var known = pieces.heads(concat(ids, ofPieces.values())).keySet();
    var cases = interactions.known(concat(ids, signs.values()));
    var stopped = stops.among(ids);
    var links = new HashMap<String, String>();
    for (var id : ids) {
      var about = signs.getOrDefault(id, ofPieces.getOrDefault(id, id));
      if (cases.contains(about)) links.put(id.toString(), Links.interaction(about));
      else if (signs.containsKey(id)) links.put(id.toString(), Links.INBOX);
      else if (stopped.contains(id)) links.put(id.toString(), Links.STOPS);
      else if (known.contains(about)) links.put(id.toString(), Links.piece(about));
    }
    return links;
  }

  private static List<UUID> concat(Collection<UUID> some, Collection<UUID> others) {
    return Stream.concat(some.stream(), others.stream()).distinct().toList();
  }
}
