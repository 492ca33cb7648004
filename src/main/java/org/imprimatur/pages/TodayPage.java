package org.imprimatur.pages;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.imprimatur.approvals.ApprovalDesk;
import org.imprimatur.clients.Client;
import org.imprimatur.security.People;
import org.imprimatur.security.Person;
import org.imprimatur.security.VisibleClients;
import org.imprimatur.workflow.TaskItem;
import org.imprimatur.workflow.TaskLists;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** What waits for the one who looks, what goes wrong, what comes next. */
@Controller
class TodayPage {
  private static final int SHOWN = 8;

  private final TaskLists tasks;
  private final ItemLinks items;
  private final Outlook outlook;
  private final DangerSigns signs;
  private final ApprovalDesk approvals;
  private final VisibleClients clients;
  private final Clock clock;

  TodayPage(
      TaskLists tasks,
      ItemLinks items,
      Outlook outlook,
      DangerSigns signs,
      ApprovalDesk approvals,
      VisibleClients clients,
      Clock clock) {
    this.tasks = tasks;
    this.items = items;
    this.outlook = outlook;
    this.signs = signs;
    this.approvals = approvals;
    this.clients = clients;
    this.clock = clock;
  }

  @GetMapping("/")
  String today(Model model) {
    var person = People.current();
    var visible =
        clients.of(person).stream().collect(Collectors.toMap(Client::key, Function.identity()));
    model.addAttribute("mayRequestPiece", Roles.mayStepIn(person));
    model.addAttribute("mayStop", Roles.mayStop(person));
    model.addAttribute("toApprove", person.isStaff() ? 0 : toApprove(person, visible.keySet()));
    model.addAttribute("responsibility", person.isStaff() ? signs.responsibility() : "");
    model.addAttribute(
        "today",
        new TodayView(
            person.id(),
            waiting(person, visible),
            person.isStaff() ? signs.all(visible) : List.of(),
            outlook.next(visible, SHOWN, person),
            outlook.recent(visible, SHOWN)));
    return "today";
  }

  private long toApprove(Person person, Set<String> clients) {
    return clients.stream()
        .flatMap(client -> approvals.awaited(client).values().stream())
        .filter(requests -> requests.stream().anyMatch(r -> Roles.isAsked(r, person)))
        .count();
  }

  private List<TodayView.Waiting> waiting(Person person, Map<String, Client> visible) {
    var open = tasks.of(person.id(), person.groups(), visible.keySet());
    var links = items.of(open);
    return open.stream()
        .filter(task -> task.tenant() == null || visible.containsKey(task.tenant()))
        .map(
            task ->
                waiting(
                    task,
                    visible.get(task.tenant()),
                    links.getOrDefault(task.item(), Links.task(task.id()))))
        .toList();
  }

  /** What belongs to no client is told in UTC. */
  private TodayView.Waiting waiting(TaskItem task, Client client, String link) {
    var times = new Times(client == null ? ZoneOffset.UTC : client.zone(), clock.instant());
    return new TodayView.Waiting(
        task.name(),
        task.title(),
        client == null ? "everybody" : client.name(),
        times.lasting(task.since()),
        times.minute(task.due()),
        task.overdue(times.now()),
        Links.task(task.id()),
        link);
  }
}
