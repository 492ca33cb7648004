package org.imprimatur.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.HashSet;
import java.util.List;
import org.imprimatur.approvals.Agreements;
import org.imprimatur.clients.ApprovalTerms;
import org.imprimatur.clients.BusinessHours;
import org.imprimatur.clients.Client;
import org.imprimatur.clients.Silence;
import org.imprimatur.clients.TermsOfApproval;
import org.imprimatur.security.Groups;
import org.imprimatur.security.People;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/clients/{key}/approval-terms")
@Tag(name = "Clients")
class TermsResource {
  private final TermsOfApproval terms;
  private final Agreements agreements;
  private final People people;
  private final Caller caller;

  TermsResource(TermsOfApproval terms, Agreements agreements, People people, Caller caller) {
    this.terms = terms;
    this.agreements = agreements;
    this.people = people;
    this.caller = caller;
  }

  /** What was agreed with a client about approving. */
  record Body(
      @NotNull
          @Size(max = 200)
          @Schema(
              description = "Roles joined by 'or', 'and', 'then'; or 'anyone'; or 'everyone'",
              example = "marketing then legal")
          String route,
      @NotNull
          @Size(max = 10)
          @Schema(description = "Hours of working time after the request", example = "[6, 24, 48]")
          List<@NotNull Integer> reminderHours,
      @NotNull Silence silence,
      @NotNull
          @Size(max = 200)
          @Schema(description = "The clause that lets silence count as approval, or ''")
          String tacitContract,
      @NotNull @Schema(description = "Login of one of the agency, or ''") String accountManager,
      @NotNull List<@NotNull DayOfWeek> workDays,
      @NotNull LocalTime workFrom,
      @NotNull @Schema(description = "00:00 is the end of the day") LocalTime workTo,
      @NotNull @Size(max = 200) List<@NotNull LocalDate> holidays,
      @NotNull @Size(max = 200) List<@NotNull String> riskWords,
      @NotNull @Valid ClientResource.Agreement policy) {

    static Body of(Client client, ApprovalTerms terms) {
      var hours = terms.hours();
      return new Body(
          terms.route(),
          terms.reminderHours(),
          terms.silence(),
          terms.tacitContract(),
          terms.accountManager(),
          hours.days().stream().sorted().toList(),
          hours.from(),
          hours.to(),
          hours.holidays().stream().sorted().toList(),
          terms.riskWords(),
          ClientResource.Agreement.of(client.policy()));
    }

    ApprovalTerms terms(String client) {
      return new ApprovalTerms(
          client,
          route,
          reminderHours,
          silence,
          tacitContract,
          accountManager,
          new BusinessHours(new HashSet<>(workDays), workFrom, workTo, new HashSet<>(holidays)),
          riskWords);
    }
  }

  @GetMapping
  @Operation(summary = "What was agreed with the client about approving")
  Body get(@PathVariable String key) {
    var client = caller.client(key);
    return Body.of(client, terms.of(client.key()));
  }

  @PutMapping
  @Operation(
      summary = "Agree on other terms in place of the former ones",
      description = "For community managers.")
  Body put(@PathVariable String key, @Valid @RequestBody Body wanted) {
    var client = caller.client(key);
    caller.require(Groups.COMMUNITY_MANAGERS);
    var agreed = wanted.terms(client.key());
    if (!agreed.accountManager().isEmpty())
      people.requireStaff("accountManager", agreed.accountManager());
    agreements.agree(wanted.policy().policy(), agreed);
    return get(key);
  }
}
