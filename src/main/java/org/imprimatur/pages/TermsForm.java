package org.imprimatur.pages;

import java.time.DayOfWeek;
import java.util.List;
import org.imprimatur.clients.ApprovalTerms;
import org.imprimatur.clients.Client;

/** What was agreed with a client, as text in the fields of its page; nothing entered gets lost. */
record TermsForm(
    String route,
    String reminderHours,
    String approvalHours,
    String silence,
    String tacitContract,
    String accountManager,
    List<String> workDays,
    String workFrom,
    String workTo,
    String holidays,
    String riskWords,
    String reviewHours,
    String latenessLimitMinutes) {

  TermsForm {
    workDays = workDays == null ? List.of() : List.copyOf(workDays);
  }

  static TermsForm of(Client client, ApprovalTerms terms) {
    var policy = client.policy();
    var hours = terms.hours();
    return new TermsForm(
        terms.route(),
        String.join(", ", terms.reminderHours().stream().map(String::valueOf).toList()),
        String.valueOf(policy.approvalHours()),
        terms.silence().name(),
        terms.tacitContract(),
        terms.accountManager(),
        hours.days().stream().map(DayOfWeek::name).toList(),
        hours.from().toString(),
        hours.to().toString(),
        String.join("\n", hours.holidays().stream().sorted().map(Object::toString).toList()),
        String.join(", ", terms.riskWords()),
        String.valueOf(policy.reviewHours()),
        String.valueOf(policy.latenessLimitMinutes()));
  }
}
