package org.imprimatur.security;

import java.util.List;

/** The agency's groups. Each client has one more of its own, see the clients module. */
public final class Groups {

  public static final String PROCESS_OWNERS = "processOwners";
  public static final String STRATEGISTS = "strategists";
  public static final String COMMUNITY_MANAGERS = "communityManagers";
  public static final String REVIEWERS = "reviewers";

  /** Take over what was not done in time. */
  public static final String LEADS = "leads";

  public static final String ADMINISTRATORS = "administrators";

  public static final List<String> DEPARTMENTS = List.of("support", "legal", "product", "sales");

  public static final List<String> STAFF =
      List.of(
          PROCESS_OWNERS,
          STRATEGISTS,
          COMMUNITY_MANAGERS,
          REVIEWERS,
          LEADS,
          "support",
          "legal",
          "product",
          "sales",
          ADMINISTRATORS);

  /**
   * The engine's own: whoever is in it may do everything there. Never empty, see {@link
   * FirstAdministrator}.
   */
  static final String ENGINE_ADMINISTRATORS = "camunda-admin";

  private Groups() {}
}
