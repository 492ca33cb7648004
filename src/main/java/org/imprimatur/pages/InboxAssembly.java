package org.imprimatur.pages;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.imprimatur.channels.Channel;
import org.imprimatur.channels.ChannelDesk;
import org.imprimatur.channels.Channels;
import org.imprimatur.channels.PlatformEvent.Kind;
import org.imprimatur.clients.BusinessCalendar;
import org.imprimatur.clients.Client;
import org.imprimatur.clients.TermsOfApproval;
import org.imprimatur.interactions.Accountable;
import org.imprimatur.interactions.Inbox;
import org.imprimatur.interactions.InboxCounts;
import org.imprimatur.interactions.InboxQuery.Show;
import org.imprimatur.interactions.InboxRow;
import org.imprimatur.interactions.InteractionState;
import org.imprimatur.security.Groups;
import org.imprimatur.security.Person;
import org.springframework.stereotype.Component;

/** Puts the list of interactions together. */
@Component
class InboxAssembly {
  private static final int SHOWN = 50;

  private final Inbox inbox;
  private final Channels channels;
  private final ChannelDesk platforms;
  private final TermsOfApproval terms;
  private final Clock clock;

  InboxAssembly(
      Inbox inbox, Channels channels, ChannelDesk platforms, TermsOfApproval terms, Clock clock) {
    this.inbox = inbox;
    this.channels = channels;
    this.platforms = platforms;
    this.terms = terms;
    this.clock = clock;
  }

  /**
   * The list.
   *
   * @param clients whose interactions are wanted, out of those who may be seen
   */
  InboxView of(InboxFilter filter, List<Client> clients, List<Client> visible, Person person) {
    var now = clock.instant();
    var keys = clients.stream().map(Client::key).toList();
    var query = filter.query(keys, person, now);
    // One more tells whether there is a next page.
    var found = inbox.list(query.atMost(SHOWN + 1));
    var shown = found.subList(0, Math.min(SHOWN, found.size()));
    var last = shown.isEmpty() ? null : shown.get(shown.size() - 1);
    var connected = channels.findByClientKeyInOrderByName(keys);
    return new InboxView(
        filter,
        visible.stream().map(client -> new Choice(client.key(), client.name())).toList(),
        connected.stream().map(this::choice).toList(),
        Arrays.stream(Kind.values())
            .map(kind -> new Choice(InboxFilter.value(kind), InboxWords.kind(kind)))
            .toList(),
        owners(),
        shows(),
        counts(filter, inbox.count(query, InboxFilter.me(person), InboxFilter.us(person))),
        rows(shown, visible, connected, person, now),
        filter.at("/inbox/list"),
        found.size() > SHOWN ? filter.after(last.place().toString()).at("/inbox") : "",
        filter.after().isEmpty() ? "" : filter.after("").at("/inbox"));
  }

  private Choice choice(Channel channel) {
    return new Choice(
        channel.id().toString(), channel.name() + ", " + platforms.platformName(channel));
  }

  private static List<Choice> owners() {
    var owners = new ArrayList<Choice>();
    owners.add(new Choice(InboxFilter.ME, "Me"));
    owners.add(new Choice(InboxFilter.MINE, "Me or my groups"));
    Groups.STAFF.stream()
        .map(
            group ->
                new Choice(InboxFilter.GROUP + group, InboxWords.words(InboxWords.group(group))))
        .forEach(owners::add);
    return owners;
  }

  private static List<Choice> shows() {
    var shows = new ArrayList<Choice>();
    shows.add(new Choice(InboxFilter.value(Show.BREACHED), "Over, or handed on"));
    shows.add(new Choice(InboxFilter.value(Show.NEAR), "Over within the hour"));
    states(true, shows);
    shows.add(new Choice(InboxFilter.value(Show.CLOSED), "All closed"));
    states(false, shows);
    return shows;
  }

  private static void states(boolean open, List<Choice> shows) {
    Arrays.stream(InteractionState.values())
        .filter(state -> state.open() == open)
        .map(state -> new Choice(InboxFilter.value(state), InboxWords.words(state.label())))
        .forEach(shows::add);
  }

  private static List<InboxView.Count> counts(InboxFilter filter, InboxCounts counts) {
    var breached = InboxFilter.value(Show.BREACHED);
    var near = InboxFilter.value(Show.NEAR);
    return List.of(
        count("Open", counts.open(), filter, filter.showing(""), Tone.QUIET),
        count(
            "Over, or handed on",
            counts.breached(),
            filter,
            filter.showing(breached),
            counts.breached() > 0 ? Tone.BAD : Tone.QUIET),
        count(
            "Over within the hour",
            counts.near(),
            filter,
            filter.showing(near),
            counts.near() > 0 ? Tone.WAITING : Tone.QUIET),
        count("Mine", counts.mine(), filter, filter.ownedBy(InboxFilter.ME), Tone.QUIET),
        count(
            "Mine or my groups’",
            counts.mine() + counts.ours(),
            filter,
            filter.ownedBy(InboxFilter.MINE),
            Tone.QUIET));
  }

  private static InboxView.Count count(
      String label, int number, InboxFilter now, InboxFilter then, Tone tone) {
    return new InboxView.Count(
        label, number(number), then.at("/inbox"), tone, now.after("").equals(then));
  }

  /** More than can be worked through is not counted to the end. */
  static String number(int counted) {
    return counted < InboxCounts.MOST ? Integer.toString(counted) : InboxCounts.MOST - 1 + "+";
  }

  private List<InboxView.Row> rows(
      List<InboxRow> found,
      List<Client> clients,
      List<Channel> connected,
      Person person,
      Instant now) {
    var byKey = clients.stream().collect(Collectors.toMap(Client::key, Function.identity()));
    var byId = connected.stream().collect(Collectors.toMap(Channel::id, Function.identity()));
    var calendars = new HashMap<String, BusinessCalendar>();
    return found.stream()
        .map(
            row -> {
              var client = byKey.get(row.client());
              var calendar =
                  calendars.computeIfAbsent(row.client(), key -> terms.of(key).calendar(client));
              return row(row, client, byId.get(row.channel()), calendar, person, now);
            })
        .toList();
  }

  private InboxView.Row row(
      InboxRow row,
      Client client,
      Channel channel,
      BusinessCalendar calendar,
      Person person,
      Instant now) {
    return new InboxView.Row(
        row.id().toString(),
        Links.interaction(row.id()),
        row.author().isBlank() ? row.handle() : row.author(),
        row.handle(),
        client.name(),
        channel.name(),
        platforms.platformName(channel),
        InboxWords.kind(row.kind()),
        row.excerpt(),
        InboxWords.marks(row.priority(), row.mood(), row.sensitive(), row.vip(), row.breaches()),
        InboxWords.called(row.accountable()),
        row.accountable().equals(Accountable.person(person.id())),
        row.state().label(),
        messages(row.messages(), row.folded()),
        row.closedAt() == null
            ? Deadline.of(row.openedAt(), row.breachAt(), null, calendar, now)
            : null,
        new Times(client.zone(), now).minute(row.closedAt()));
  }

  private static String messages(int messages, int folded) {
    var text = messages == 1 ? "1 message" : messages + " messages";
    return folded == 0 ? text : text + ", " + folded + " more alike";
  }
}
