package org.imprimatur.pages;

import java.util.List;
import java.util.stream.Collectors;
import org.imprimatur.channels.Channel;
import org.imprimatur.channels.ChannelDesk;
import org.imprimatur.channels.Channels;
import org.imprimatur.clients.Client;
import org.imprimatur.clients.UnknownClient;
import org.imprimatur.interactions.InboxReports;
import org.imprimatur.security.People;
import org.imprimatur.security.VisibleClients;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** How the last 30 days went: how soon people were answered, and what is left. */
@Controller
class InboxReportPage {
  private static final int DAYS = 30;

  private final InboxReports reports;
  private final Channels channels;
  private final ChannelDesk platforms;
  private final VisibleClients clients;

  InboxReportPage(
      InboxReports reports, Channels channels, ChannelDesk platforms, VisibleClients clients) {
    this.reports = reports;
    this.channels = channels;
    this.platforms = platforms;
    this.clients = clients;
  }

  @GetMapping("/inbox/report")
  String report(
      @RequestParam(defaultValue = "") String client,
      @RequestParam(defaultValue = "") String channel,
      Model model) {
    var person = People.current();
    // To clients there is no such page.
    if (!person.isStaff()) throw new ResponseStatusException(HttpStatus.NOT_FOUND);
    var visible = clients.of(person);
    try {
      var wanted = client.isEmpty() ? visible : List.of(clients.get(person, client));
      var connected =
          channels.findByClientKeyInOrderByName(wanted.stream().map(Client::key).toList()).stream()
              .collect(
                  Collectors.toMap(
                      Channel::id,
                      c -> c.name() + ", " + platforms.platformName(c),
                      (first, second) -> first,
                      java.util.LinkedHashMap::new));
      var only = new InboxFilter(client, channel, "", "", "", "").channelId();
      model.addAttribute(
          "report",
          InboxReportView.of(
              reports.last(DAYS, wanted, connected.containsKey(only) ? only : null),
              visible.stream().collect(Collectors.toMap(Client::key, Client::name)),
              connected,
              visible.stream().map(c -> new Choice(c.key(), c.name())).toList(),
              client,
              channel));
      return "inbox/report";
    } catch (UnknownClient e) {
      throw new ResponseStatusException(HttpStatus.NOT_FOUND, null, e);
    }
  }
}
