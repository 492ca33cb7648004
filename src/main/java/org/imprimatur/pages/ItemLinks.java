package org.imprimatur.pages;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.imprimatur.publishing.PublishingDesk;
import org.imprimatur.workflow.TaskItem;
import org.springframework.stereotype.Component;

/**
 * Leads from tasks to the pages of their pieces; a task may be about one publication of a piece.
 */
@Component
class ItemLinks {
  private final PublishingDesk publishing;

  ItemLinks(PublishingDesk publishing) {
    this.publishing = publishing;
  }

  /** Where each task's item is found, by the item's id. */
  Map<String, String> of(List<TaskItem> tasks) {
    var items =
        tasks.stream().map(TaskItem::item).filter(item -> !item.isEmpty()).distinct().toList();
    var pieces = publishing.subjects(items.stream().map(UUID::fromString).toList());
    return items.stream()
        .collect(
            Collectors.toMap(
                item -> item,
                item -> {
                  var piece = pieces.get(UUID.fromString(item));
                  return Links.piece(piece == null ? item : piece);
                }));
  }
}
