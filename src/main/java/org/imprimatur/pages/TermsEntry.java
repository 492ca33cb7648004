package org.imprimatur.pages;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.imprimatur.clients.ApprovalTerms;
import org.imprimatur.clients.BusinessHours;
import org.imprimatur.clients.Client;
import org.imprimatur.clients.Policy;
import org.imprimatur.clients.Silence;
import org.imprimatur.security.People;
import org.springframework.stereotype.Component;

/** Makes an agreement of what was entered on a client's page. */
@Component
class TermsEntry {
  private static final String A_NUMBER = "Enter a whole number.";

  private final People people;

  TermsEntry(People people) {
    this.people = people;
  }

  /** What was agreed; parts are null where something is wrong with them. */
  record Agreed(Policy policy, ApprovalTerms terms) {}

  Agreed read(Client client, TermsForm form, Entries entries) {
    return new Agreed(policy(form, entries), terms(client, form, entries));
  }

  private static Policy policy(TermsForm form, Entries entries) {
    var late = number("latenessLimitMinutes", form.latenessLimitMinutes(), entries);
    var review = number("reviewHours", form.reviewHours(), entries);
    var approval = number("approvalHours", form.approvalHours(), entries);
    return entries.accepted(() -> new Policy(late, review, approval));
  }

  private static int number(String field, String entered, Entries entries) {
    return entries.read(field, entered, Integer::valueOf, 1, A_NUMBER);
  }

  private ApprovalTerms terms(Client client, TermsForm form, Entries entries) {
    var manager = entries.text("accountManager", form.accountManager());
    if (!manager.isEmpty()) entries.accepted(() -> staff(manager));
    var reminders =
        entries.list(
            "reminderHours", form.reminderHours(), Integer::valueOf, "Enter hours, as 6, 24, 48.");
    var silence =
        entries.read("silence", form.silence(), Silence::valueOf, Silence.HOLD, "Choose one.");
    var hours = hours(form, entries);
    return entries.accepted(
        () ->
            new ApprovalTerms(
                client.key(),
                entries.text("route", form.route()),
                reminders,
                silence,
                entries.text("tacitContract", form.tacitContract()),
                manager,
                hours == null ? BusinessHours.USUAL : hours,
                words(entries.text("riskWords", form.riskWords()))));
  }

  private String staff(String login) {
    people.requireStaff("accountManager", login);
    return login;
  }

  private static BusinessHours hours(TermsForm form, Entries entries) {
    var days =
        entries.read(
            "workDays",
            String.join(" ", form.workDays()),
            TermsEntry::days,
            BusinessHours.USUAL.days(),
            "Choose days of the week.");
    var from = time("workFrom", form.workFrom(), entries);
    var to = time("workTo", form.workTo(), entries);
    var holidays =
        entries.list(
            "holidays",
            form.holidays(),
            LocalDate::parse,
            "Enter dates as 2026-12-25, one on each line.");
    if (from == null || to == null) return null;
    return entries.accepted(() -> new BusinessHours(days, from, to, new HashSet<>(holidays)));
  }

  private static Set<DayOfWeek> days(String names) {
    if (names.isEmpty()) return Set.of();
    return Arrays.stream(names.split(" ")).map(DayOfWeek::valueOf).collect(Collectors.toSet());
  }

  /** Hours may be entered as "24:00", the end of the day. */
  private static LocalTime time(String field, String entered, Entries entries) {
    return entries.read(
        field,
        entered,
        text -> LocalTime.parse(text.equals("24:00") ? "00:00" : text),
        null,
        "Enter a time as 09:00.");
  }

  private static List<String> words(String entered) {
    return Arrays.stream(entered.split("[,;\\r\\n]+")).toList();
  }
}
