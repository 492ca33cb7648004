package org.imprimatur.pages;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.imprimatur.danger.DangerDesk;
import org.imprimatur.interactions.InteractionDesk;
import org.imprimatur.publishing.PublishingDesk;
import org.imprimatur.workflow.TaskItem;
import org.springframework.stereotype.Component;

/**
 * Leads from tasks to the pages of what they are about: a piece, one publication of a piece, an
 * interaction, or a danger sign.
 */
@Component
class ItemLinks {
  private final PublishingDesk publishing;
  private final InteractionDesk interactions;
  private final DangerDesk danger;

  ItemLinks(PublishingDesk publishing, InteractionDesk interactions, DangerDesk danger) {
    this.publishing = publishing;
    this.interactions = interactions;
    this.danger = danger;
  }

  /** Where each task's item is found, by the item's id. */
  Map<String, String> of(List<TaskItem> tasks) {
    var items =
        tasks.stream().map(TaskItem::item).filter(item -> !item.isEmpty()).distinct().toList();
    var ids = items.stream().map(UUID::fromString).toList();
    var signs = danger.subjects(ids);
    var pieces = publishing.subjects(ids);
    var cases =
        interactions.known(
            Stream.concat(ids.stream(), signs.values().stream()).distinct().toList());
    return items.stream()
        .collect(
            Collectors.toMap(
                item -> item,
                item -> {
                  var id = UUID.fromString(item);
                  var about = signs.getOrDefault(id, id);
                  if (cases.contains(about)) return Links.interaction(about);
                  return signs.containsKey(id)
                      ? Links.INBOX
                      : Links.piece(pieces.getOrDefault(id, id));
                }));
  }
}
