package org.imprimatur.interactions;

import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.imprimatur.clients.BusinessCalendar;
import org.imprimatur.clients.Clients;
import org.imprimatur.clients.TermsOfApproval;
import org.springframework.stereotype.Component;

/**
 * Who is accountable one after the other: the department, the community managers, the client's
 * account manager where it has one, the team leads.
 */
@Component
class Line {
  static final String COMMUNITY_MANAGERS = "communityManagers";
  static final String REVIEWERS = "reviewers";
  static final String LEADS = "leads";

  private final TermsOfApproval terms;
  private final Clients clients;
  private final Messages messages;

  Line(TermsOfApproval terms, Clients clients, Messages messages) {
    this.terms = terms;
    this.clients = clients;
    this.messages = messages;
  }

  BusinessCalendar calendar(String client) {
    return terms.of(client).calendar(clients.get(client));
  }

  /** Where a word occurs that the client wants to be careful with. */
  boolean sensitive(String client, String text) {
    var words = MoodReader.wordsOf(text);
    return terms.of(client).riskWords().stream()
        .anyMatch(risk -> Collections.indexOfSubList(words, MoodReader.wordsOf(risk)) >= 0);
  }

  /** Those of these words or phrases that occur in what was written; "" if none does. */
  String occurring(Interaction interaction, List<String> sought) {
    var said =
        messages.findByInteractionIdOrderBySentAt(interaction.id()).stream()
            .map(message -> MoodReader.wordsOf(message.text()))
            .toList();
    return sought.stream()
        .filter(
            words ->
                said.stream()
                    .anyMatch(
                        text -> Collections.indexOfSubList(text, MoodReader.wordsOf(words)) >= 0))
        .map(words -> words.toLowerCase(Locale.ROOT))
        .distinct()
        .collect(Collectors.joining(", "));
  }

  /** The client's account manager, or the team leads where it has none. */
  Accountable lead(String client) {
    var manager = terms.of(client).accountManager();
    return manager.isEmpty() ? Accountable.group(LEADS) : Accountable.person(manager);
  }

  /** Who comes after this one; empty if nobody does. */
  Optional<Accountable> after(Interaction interaction) {
    var line =
        Stream.of(
                Accountable.group(interaction.department()),
                Accountable.group(COMMUNITY_MANAGERS),
                lead(interaction.clientKey()),
                Accountable.group(LEADS))
            .distinct()
            .toList();
    var now = line.indexOf(interaction.accountable());
    // A person who took it on stands where their group stood.
    var place = now >= 0 ? now : Math.min(interaction.handOvers(), line.size() - 1);
    return place + 1 < line.size() ? Optional.of(line.get(place + 1)) : Optional.empty();
  }
}
