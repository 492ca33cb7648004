package org.imprimatur.pages;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.imprimatur.channels.Moderation;
import org.imprimatur.interactions.AuthorStanding;
import org.imprimatur.interactions.Interaction;
import org.imprimatur.interactions.ModerationDesk;
import org.imprimatur.interactions.Talks;
import org.imprimatur.security.Groups;
import org.imprimatur.security.Person;
import org.springframework.stereotype.Component;

/** What somebody may do on the page of an interaction, besides its task. */
@Component
class CaseChoices {
  private static final int EXCERPT = 80;

  private final ModerationDesk moderation;
  private final Talks talks;

  CaseChoices(ModerationDesk moderation, Talks talks) {
    this.moderation = moderation;
    this.talks = talks;
  }

  /**
   * What is offered.
   *
   * @param takeOn whether they can say that they see to it
   * @param vip whether its author is treated as somebody important
   * @param actions what can be done about its messages; none for those who may not
   */
  record Offer(
      boolean takeOn, boolean markVip, boolean vip, List<Choice> actions, List<Choice> messages) {}

  Offer of(Interaction interaction, Person person) {
    var may = Roles.mayStepIn(person) || person.isIn(Groups.LEADS);
    var theirs =
        interaction.accountable().person() && interaction.accountable().name().equals(person.id());
    var group =
        !interaction.accountable().person() && person.isIn(interaction.accountable().name());
    return new Offer(
        interaction.open() && !theirs && (may || group),
        may,
        talks.of(interaction.id()).author().standing() == AuthorStanding.VIP,
        may ? actions(interaction) : List.of(),
        messages(interaction));
  }

  private List<Choice> actions(Interaction interaction) {
    var machine = moderation.byMachine(interaction.id());
    return Arrays.stream(Moderation.values())
        .map(
            action ->
                new Choice(
                    action.name(), words(action) + (machine.contains(action) ? "" : " (by hand)")))
        .toList();
  }

  private static String words(Moderation action) {
    return switch (action) {
      case BLOCK -> "Block its author";
      case MUTE -> "Mute its author";
      case UNHIDE -> "Show it again";
      case REPORT -> "Report it";
      default ->
          action.name().charAt(0) + action.name().substring(1).toLowerCase(Locale.ROOT) + " it";
    };
  }

  private List<Choice> messages(Interaction interaction) {
    return talks.messages(interaction.id()).stream()
        .map(
            message -> {
              var line = message.text().strip().replaceAll("\\s+", " ");
              return new Choice(
                  message.id().toString(),
                  line.length() <= EXCERPT ? line : line.substring(0, EXCERPT - 1) + "…");
            })
        .toList();
  }
}
