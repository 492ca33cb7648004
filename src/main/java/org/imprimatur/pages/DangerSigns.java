package org.imprimatur.pages;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.imprimatur.channels.Channel;
import org.imprimatur.channels.ChannelState;
import org.imprimatur.channels.Channels;
import org.imprimatur.clients.Client;
import org.imprimatur.danger.DangerDesk;
import org.imprimatur.publishing.PublishingDesk;
import org.imprimatur.publishing.PublishingStops;
import org.imprimatur.publishing.StopWords;
import org.imprimatur.workflow.TaskItem;
import org.imprimatur.workflow.TaskLists;
import org.springframework.stereotype.Component;

/** What goes wrong unless somebody acts. */
@Component
class DangerSigns {
  private static final Duration QUIET = Duration.ofHours(48);
  private static final Duration SILENT = Duration.ofHours(72);

  private final Channels channels;
  private final PublishingDesk publishing;
  private final TaskLists tasks;
  private final ItemLinks items;
  private final ChangedPosts changed;
  private final PublishingStops stops;
  private final StopWords words;
  private final DangerDesk danger;
  private final Clock clock;

  DangerSigns(
      Channels channels,
      PublishingDesk publishing,
      TaskLists tasks,
      ItemLinks items,
      ChangedPosts changed,
      PublishingStops stops,
      StopWords words,
      DangerDesk danger,
      Clock clock) {
    this.channels = channels;
    this.publishing = publishing;
    this.tasks = tasks;
    this.items = items;
    this.changed = changed;
    this.stops = stops;
    this.words = words;
    this.danger = danger;
    this.clock = clock;
  }

  List<TodayView.Sign> all(Map<String, Client> clients) {
    var connected = channels.findByClientKeyInOrderByName(clients.keySet());
    var signs = new ArrayList<TodayView.Sign>();
    stops.standing(clients.keySet()).stream()
        .map(stop -> new TodayView.Sign("Stopped", words.sentence(stop), "/stops"))
        .forEach(signs::add);
    connected.stream()
        .filter(channel -> channel.state() == ChannelState.LOGIN_EXPIRED)
        .map(channel -> expired(channel, clients.get(channel.clientKey())))
        .forEach(signs::add);
    signs.addAll(changed.signs(clients));
    signs.addAll(raised(clients));
    signs.addAll(silent(connected.stream().filter(Channel::main).toList(), clients));
    signs.addAll(tasks("Overdue", "is overdue", tasks.overdue(clock.instant()), clients));
    signs.addAll(tasks("Nobody responsible", "can be seen by nobody", tasks.nobodys(), clients));
    return signs;
  }

  /** Those of interactions: a lead has a task for each. */
  private List<TodayView.Sign> raised(Map<String, Client> clients) {
    return danger.standing(clients.keySet()).stream()
        .map(
            sign ->
                new TodayView.Sign(
                    sign.kind().label(),
                    "%s (%s)%s"
                        .formatted(
                            sign.title(),
                            clients.get(sign.clientKey()).name(),
                            sign.lead().isEmpty() ? "" : ", with " + sign.lead()),
                    Links.interaction(sign.subject())))
        .toList();
  }

  /** What the last look at who is responsible found, in words; "" before the first one. */
  String responsibility() {
    return danger
        .lastLook()
        .map(
            look ->
                look.holds()
                    ? "Every open message has exactly one who has to see to it (%d open, looked at %s ago)."
                        .formatted(look.open(), ago(look.at()))
                    : "Open messages that had nobody to see to them: %d; tasks: %d. A lead has them now (looked at %s ago)."
                        .formatted(look.withoutAccountable(), look.tasksOfNobody(), ago(look.at())))
        .orElse("");
  }

  private String ago(java.time.Instant then) {
    var minutes = Duration.between(then, clock.instant()).toMinutes();
    return minutes < 1 ? "less than a minute" : minutes == 1 ? "a minute" : minutes + " minutes";
  }

  private static TodayView.Sign expired(Channel channel, Client client) {
    return new TodayView.Sign(
        "Login expired",
        "%s for %s has to be connected again.".formatted(channel.name(), client.name()),
        "/pieces?client=" + client.key());
  }

  private List<TodayView.Sign> silent(List<Channel> main, Map<String, Client> clients) {
    var last = publishing.lastPublished(main.stream().map(Channel::id).toList());
    var now = clock.instant();
    var signs = new ArrayList<TodayView.Sign>();
    for (var channel : main) {
      var client = clients.get(channel.clientKey());
      // A channel that never had a post counts from the day it was connected.
      var since = last.getOrDefault(channel.id(), channel.connectedAt());
      if (since.plus(QUIET).isAfter(now)) continue;
      var hours = Duration.between(since, now).toHours();
      signs.add(
          new TodayView.Sign(
              since.plus(SILENT).isAfter(now) ? "Getting quiet" : "Silent channel",
              "%s, the main channel of %s, has had no post for %d hours."
                  .formatted(channel.name(), client.name(), hours),
              "/pieces?client=" + client.key()));
    }
    return signs;
  }

  private List<TodayView.Sign> tasks(
      String kind, String what, List<TaskItem> tasks, Map<String, Client> clients) {
    var links = items.of(tasks);
    return tasks.stream()
        .filter(task -> clients.containsKey(task.tenant()))
        .map(
            task ->
                new TodayView.Sign(
                    kind,
                    "“%s” for “%s” of %s %s."
                        .formatted(
                            task.name(), task.title(), clients.get(task.tenant()).name(), what),
                    links.getOrDefault(task.item(), Links.task(task.id()))))
        .toList();
  }
}
