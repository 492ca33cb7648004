package org.imprimatur.pages;

import java.time.Clock;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.imprimatur.channels.Channel;
import org.imprimatur.channels.ChannelDesk;
import org.imprimatur.channels.ChannelState;
import org.imprimatur.channels.Channels;
import org.imprimatur.clients.ApprovalTerms;
import org.imprimatur.clients.Approver;
import org.imprimatur.clients.Approvers;
import org.imprimatur.clients.BusinessHours;
import org.imprimatur.clients.Client;
import org.imprimatur.clients.Silence;
import org.imprimatur.clients.TermsOfApproval;
import org.imprimatur.security.People;
import org.springframework.stereotype.Component;

/** Puts the page of a client together. */
@Component
class ClientAssembly {
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("EEE d MMM uuuu", Locale.ENGLISH);

  private final TermsOfApproval terms;
  private final Approvers approvers;
  private final Channels channels;
  private final ChannelDesk platforms;
  private final People people;
  private final Clock clock;

  ClientAssembly(
      TermsOfApproval terms,
      Approvers approvers,
      Channels channels,
      ChannelDesk platforms,
      People people,
      Clock clock) {
    this.terms = terms;
    this.approvers = approvers;
    this.channels = channels;
    this.platforms = platforms;
    this.people = people;
    this.clock = clock;
  }

  List<ClientView.Row> rows(List<Client> clients) {
    return clients.stream()
        .map(
            client -> {
              var agreed = terms.of(client.key());
              return new ClientView.Row(
                  client.name(),
                  Links.client(client.key()),
                  client.zone().getId(),
                  agreed.route(),
                  agreed.silence().label(),
                  approvers.of(client.key()).size());
            })
        .toList();
  }

  ClientView of(Client client, boolean mayEdit) {
    var asked = approvers.of(client.key());
    return new ClientView(
        client.key(),
        client.name(),
        client.zone().getId(),
        facts(client, terms.of(client.key())),
        asked.stream().map(ClientAssembly::person).toList(),
        channels.findByClientKeyOrderByName(client.key()).stream().map(this::account).toList(),
        mayEdit,
        mayEdit ? choices(client, asked) : null);
  }

  private List<ClientView.Fact> facts(Client client, ApprovalTerms agreed) {
    var policy = client.policy();
    return List.of(
        fact("Who approves", agreed.route()),
        fact("If they are silent", silence(agreed)),
        fact("Reminders", reminders(agreed)),
        fact("Answer due", hours(policy.approvalHours()) + " of working time after the request"),
        new ClientView.Fact("Asked now, that is", plan(client, agreed)),
        fact("Working time", workingTime(agreed.hours())),
        new ClientView.Fact(
            "Holidays", agreed.hours().holidays().stream().sorted().map(DAY::format).toList()),
        fact("Account manager", agreed.accountManager()),
        fact("Review due", hours(policy.reviewHours()) + " after the draft"),
        fact(
            "Late posts",
            "Asked about when more than %d minutes late".formatted(policy.latenessLimitMinutes())),
        fact("Risk words", String.join(", ", agreed.riskWords())));
  }

  private static ClientView.Fact fact(String name, String text) {
    return new ClientView.Fact(name, text.isEmpty() ? List.of() : List.of(text));
  }

  private static String silence(ApprovalTerms agreed) {
    return agreed.silence() == Silence.TACIT
        ? agreed.silence().label() + ", by the contract: " + agreed.tacitContract()
        : agreed.silence().label();
  }

  private static String reminders(ApprovalTerms agreed) {
    if (agreed.reminderHours().isEmpty()) return "";
    return agreed.reminderHours().stream().map(String::valueOf).collect(Collectors.joining(", "))
        + " hours of working time after the request";
  }

  private static String hours(int hours) {
    return hours == 1 ? "1 hour" : hours + " hours";
  }

  private List<String> plan(Client client, ApprovalTerms agreed) {
    var times = new Times(client.zone(), clock.instant());
    var plan = agreed.plan(client, times.now(), null);
    return Stream.concat(
            plan.reminders().stream().map(at -> "Reminder " + times.minute(at)),
            Stream.of("Due " + times.minute(plan.answerDue())))
        .toList();
  }

  private static String workingTime(BusinessHours hours) {
    var days =
        hours.days().stream()
            .sorted()
            .map(day -> day.getDisplayName(TextStyle.SHORT, Locale.ENGLISH))
            .collect(Collectors.joining(", "));
    var to = hours.to().equals(LocalTime.MIDNIGHT) ? "24:00" : hours.to().toString();
    return "%s, %s to %s".formatted(days, hours.from(), to);
  }

  private static ClientView.Person person(Approver approver) {
    return new ClientView.Person(
        approver.id().toString(),
        approver.name(),
        approver.email(),
        approver.login(),
        approver.role(),
        approver.substitute());
  }

  private ClientView.Account account(Channel channel) {
    var connected = channel.state() == ChannelState.CONNECTED;
    return new ClientView.Account(
        channel.name(),
        platforms.platformName(channel),
        channel.handle(),
        connected ? "Connected" : "Login expired",
        connected ? Tone.GOOD : Tone.BAD);
  }

  private ClientView.Choices choices(Client client, List<Approver> asked) {
    return new ClientView.Choices(
        Arrays.stream(Silence.values()).map(s -> new Choice(s.name(), s.label())).toList(),
        Arrays.stream(DayOfWeek.values())
            .map(d -> new Choice(d.name(), d.getDisplayName(TextStyle.SHORT, Locale.ENGLISH)))
            .toList(),
        people.staff().stream().map(ClientAssembly::choice).toList(),
        people.of(client).stream()
            .filter(account -> asked.stream().noneMatch(a -> a.login().equals(account.login())))
            .map(ClientAssembly::choice)
            .toList());
  }

  private static Choice choice(People.Account account) {
    return new Choice(account.login(), account.name() + " (" + account.login() + ")");
  }
}
