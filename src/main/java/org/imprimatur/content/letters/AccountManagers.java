package org.imprimatur.content.letters;

import java.util.Optional;
import org.imprimatur.clients.TermsOfApproval;
import org.imprimatur.security.Addresses;
import org.imprimatur.security.Addresses.Address;
import org.springframework.stereotype.Component;

/** Who of the agency looks after a client, as far as they can be written to. */
@Component
class AccountManagers {
  private final TermsOfApproval terms;
  private final Addresses addresses;

  AccountManagers(TermsOfApproval terms, Addresses addresses) {
    this.terms = terms;
    this.addresses = addresses;
  }

  Optional<Address> of(String client) {
    return addresses.of(terms.of(client).accountManager());
  }
}
