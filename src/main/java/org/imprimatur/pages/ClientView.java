package org.imprimatur.pages;

import java.util.List;

/**
 * What the page of a client shows (template {@code client}, model attribute {@code client}).
 *
 * @param agreed what was agreed, in words
 * @param mayEdit whether the reader may change it
 */
record ClientView(
    String key,
    String name,
    String zone,
    List<Fact> agreed,
    List<Person> approvers,
    List<Account> channels,
    boolean mayEdit,
    Choices choices) {

  /** One thing that was agreed; several lines where it has several parts. */
  record Fact(String name, List<String> lines) {}

  /** Somebody who is asked for approval; the login is "" for those who decide by link. */
  record Person(
      String id, String name, String email, String login, String role, boolean substitute) {}

  /** A connected account. */
  record Account(String name, String platform, String handle, String state, Tone tone) {}

  /** What may be chosen in the forms. */
  record Choices(
      List<Choice> silences, List<Choice> days, List<Choice> staff, List<Choice> logins) {}

  /** One client in the list. */
  record Row(String name, String url, String zone, String route, String silence, int approvers) {}
}
