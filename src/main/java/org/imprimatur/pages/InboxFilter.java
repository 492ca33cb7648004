package org.imprimatur.pages;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.imprimatur.channels.PlatformEvent.Kind;
import org.imprimatur.interactions.Accountable;
import org.imprimatur.interactions.InboxQuery;
import org.imprimatur.interactions.InboxQuery.Place;
import org.imprimatur.interactions.InboxQuery.Show;
import org.imprimatur.interactions.InteractionState;
import org.imprimatur.problem.Refusal;
import org.imprimatur.security.Person;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * What is chosen above the inbox, as its address says it; "" for everything, and what means nothing
 * counts as "".
 *
 * @param owner {@code me}, {@code mine} (mine or my groups') or {@code group:support}
 * @param show a {@link Show} or an {@link InteractionState}, in small letters; "" for all open ones
 * @param after where the page before ended
 */
record InboxFilter(
    String client, String channel, String kind, String owner, String show, String after) {
  static final String ME = "me";
  static final String MINE = "mine";
  static final String GROUP = "group:";

  InboxFilter {
    client = text(client);
    channel = text(channel);
    kind = text(kind);
    owner = text(owner);
    show = text(show);
    after = text(after);
  }

  private static String text(String value) {
    return value == null ? "" : value.strip();
  }

  InboxQuery query(List<String> clients, Person person, Instant now) {
    var query =
        InboxQuery.open(clients)
            .show(constant(Show.class, show).orElse(Show.OPEN), now)
            .on(channelId())
            .of(constant(Kind.class, kind).orElse(null))
            .ownedBy(owners(person))
            .after(place());
    return constant(InteractionState.class, show).map(query::in).orElse(query);
  }

  private List<Accountable> owners(Person person) {
    if (owner.equals(ME)) return me(person);
    if (owner.equals(MINE))
      return java.util.stream.Stream.concat(me(person).stream(), us(person).stream()).toList();
    if (owner.startsWith(GROUP)) return List.of(Accountable.group(owner.substring(GROUP.length())));
    return List.of();
  }

  static List<Accountable> me(Person person) {
    return List.of(Accountable.person(person.id()));
  }

  static List<Accountable> us(Person person) {
    return person.groups().stream().sorted().map(Accountable::group).toList();
  }

  UUID channelId() {
    try {
      return channel.isEmpty() ? null : UUID.fromString(channel);
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  private Place place() {
    try {
      return after.isEmpty() ? null : Place.parse(after);
    } catch (Refusal e) {
      return null;
    }
  }

  private static <E extends Enum<E>> Optional<E> constant(Class<E> type, String name) {
    return Arrays.stream(type.getEnumConstants()).filter(e -> value(e).equals(name)).findFirst();
  }

  /** {@code WITH_DEPARTMENT} as {@code with_department}. */
  static String value(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  public boolean chosen() {
    return !(client + channel + kind + owner + show).isEmpty();
  }

  InboxFilter showing(String show) {
    return new InboxFilter(client, channel, kind, "", show, "");
  }

  InboxFilter ownedBy(String owner) {
    return new InboxFilter(client, channel, kind, owner, "", "");
  }

  InboxFilter after(String after) {
    return new InboxFilter(client, channel, kind, owner, show, after);
  }

  /** The same choice at this address. */
  String at(String path) {
    var url = UriComponentsBuilder.fromPath(path);
    add(url, "client", client);
    add(url, "channel", channel);
    add(url, "kind", kind);
    add(url, "owner", owner);
    add(url, "show", show);
    add(url, "after", after);
    return url.encode().build().toUriString();
  }

  private static void add(UriComponentsBuilder url, String name, String value) {
    if (!value.isEmpty())
      url.queryParam(name, "{" + name + "}").uriVariables(java.util.Map.of(name, value));
  }
}
