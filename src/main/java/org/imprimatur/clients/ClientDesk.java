package org.imprimatur.clients;

import java.time.Clock;
import java.time.ZoneId;
import java.util.Map;
import java.util.UUID;
import org.imprimatur.problem.Refusal;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Takes clients on and keeps what they gave us. */
@Service
public class ClientDesk {
  private final Clients clients;
  private final Strategies strategies;
  private final TermsOfApproval terms;
  private final Approvers approvers;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  ClientDesk(
      Clients clients,
      Strategies strategies,
      TermsOfApproval terms,
      Approvers approvers,
      ApplicationEventPublisher events,
      Clock clock) {
    this.clients = clients;
    this.strategies = strategies;
    this.terms = terms;
    this.approvers = approvers;
    this.events = events;
    this.clock = clock;
  }

  /**
   * Takes a client on, as a tenant with its own group.
   *
   * @throws Refusal if the key is taken or not made of small letters and digits
   */
  @Transactional
  public Client open(String key, String name, ZoneId zone, Policy policy) {
    if (!key.matches("[a-z][a-z0-9]{1,30}")) {
      throw Refusal.invalid(
          "key", "The key '" + key + "' must be 2 to 31 small letters and digits, a letter first.");
    }
    if (clients.existsByKey(key))
      throw Refusal.invalid("key", "There is a client '" + key + "' already.");
    var client = clients.save(new Client(key, name, zone, policy, clock.instant()));
    events.publishEvent(new ClientOpened(key, name));
    return client;
  }

  /** Keeps the strategy in place of the former one. */
  @Transactional
  public Strategy keep(Strategy strategy) {
    clients.get(strategy.clientKey());
    return strategies.save(strategy);
  }

  /** Keeps the terms in place of the former ones. */
  @Transactional
  public ApprovalTerms keep(ApprovalTerms agreed) {
    clients.get(agreed.clientKey());
    changed(
        agreed.clientKey(),
        ClientChanged.What.APPROVAL_TERMS,
        Map.of(
            "route", agreed.route(),
            "silence", agreed.silence().name(),
            "tacitContract", agreed.tacitContract(),
            "reminderHours", agreed.reminderHours(),
            "accountManager", agreed.accountManager()));
    return terms.save(agreed);
  }

  /** Keeps policy and terms in place of the former ones. */
  @Transactional
  public ApprovalTerms agree(Policy policy, ApprovalTerms agreed) {
    clients.get(agreed.clientKey()).agree(policy);
    changed(
        agreed.clientKey(),
        ClientChanged.What.POLICY,
        Map.of(
            "latenessLimit", policy.latenessLimit().toString(),
            "approvalTime", policy.approvalTime().toString()));
    return keep(agreed);
  }

  /**
   * Asks somebody for approval from now on.
   *
   * @throws Refusal if somebody with this address or login is asked already
   */
  @Transactional
  public Approver addApprover(NewApprover wanted) {
    clients.lock(wanted.clientKey());
    for (var other : approvers.of(wanted.clientKey())) {
      if (other.email().equalsIgnoreCase(wanted.email()))
        throw Refusal.invalid("email", other.name() + " is asked at this address already.");
      if (!wanted.login().isEmpty() && other.login().equals(wanted.login()))
        throw Refusal.invalid("login", other.name() + " is asked by this login already.");
    }
    var approver = approvers.save(new Approver(wanted));
    changed(wanted.clientKey(), ClientChanged.What.APPROVER_ADDED, named(approver));
    return approver;
  }

  /**
   * Asks somebody no more; what they decided stays on record.
   *
   * @throws Refusal if the client has no such approver, or an open request needs them
   */
  @Transactional
  public void removeApprover(String clientKey, UUID id) {
    clients.lock(clientKey);
    var approver =
        approvers
            .findById(id)
            .filter(found -> found.clientKey().equals(clientKey) && found.active())
            .orElseThrow(() -> Refusal.unknown("There is no such approver."));
    events.publishEvent(new ApproverLeaves(clientKey, id));
    approver.retire();
    changed(clientKey, ClientChanged.What.APPROVER_REMOVED, named(approver));
  }

  private static Map<String, Object> named(Approver approver) {
    return Map.of(
        "approver", approver.id().toString(),
        "name", approver.name(),
        "role", approver.role(),
        "login", approver.login());
  }

  private void changed(String client, ClientChanged.What what, Map<String, Object> now) {
    events.publishEvent(new ClientChanged(client, what, now));
  }
}
