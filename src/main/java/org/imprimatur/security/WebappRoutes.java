package org.imprimatur.security;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Which calls of the engine's web applications each kind of person needs. What is not listed does
 * not exist for them.
 */
final class WebappRoutes {

  private record Route(String methods, Pattern path) {
    boolean matches(String method, String target) {
      return List.of(methods.split(" ")).contains(method) && path.matcher(target).matches();
    }
  }

  private static final String ENGINE = "/engine/engine/default";
  private static final String TASK = ENGINE + "/task/[^/]+";

  /** Shuts out everybody: how administrators come to be and who signs in is ours. */
  private static final List<Route> NOBODY =
      List.of(
          route("GET HEAD POST PUT DELETE OPTIONS PATCH", "/admin/setup(/.*)?"),
          route("GET HEAD POST PUT DELETE OPTIONS PATCH", "/admin/auth/user/[^/]+/login/.*"),
          route("GET HEAD POST PUT DELETE OPTIONS PATCH", ENGINE + "/identity/verify"));

  private static final List<Route> EVERYBODY =
      List.of(
          route("GET", "/engine/engine/?"),
          route("GET", "/admin/auth/user/default"),
          route("POST", "/admin/auth/user/default/logout"),
          route("GET", "/tasklist/plugin/[^/]+/static/.*"),
          route("OPTIONS", ENGINE + "/(filter|task|process-definition)(/[^/]+)?"),
          route("GET", ENGINE + "/filter(/count|/[^/]+)?"),
          route("GET POST", ENGINE + "/filter/[^/]+/(list|singleResult|count)"),
          route("GET", TASK),
          route("GET", TASK + "/(form|form-variables|deployed-form)"),
          route("POST", TASK + "/(claim|unclaim|submit-form)"));

  private static final List<Route> STAFF =
      List.of(
          route(
              "GET",
              ENGINE
                  + "/(task|process-definition|process-instance|decision-definition|history)(/.*)?"),
          route("POST", ENGINE + "/(task|process-instance|variable-instance)(/count)?"),
          route("POST", ENGINE + "/history/[a-z-]+(/count)?"),
          route("POST", TASK + "/(assignee|comment/create)"),
          route("PUT", TASK),
          route("GET", ENGINE + "/user(/count|/[^/]+/profile)?"),
          route("GET", ENGINE + "/group(/.*)?"),
          route("GET", ENGINE + "/authorization/check"),
          route("GET", "/tasklist/plugin/[^/]+/default/.*"));

  /** Starting is for those who draft; the form door stands behind it. */
  private static final List<Route> COMMUNITY_MANAGERS =
      List.of(
          route(
              "POST", ENGINE + "/process-definition/(key/)?[^/]+(/tenant-id/[^/]+)?/submit-form"));

  private static final List<Route> PROCESS_OWNERS =
      List.of(
          route("GET", "/cockpit/plugin/[^/]+/(static|default)/.*"),
          route("POST", "/cockpit/plugin/[^/]+/default/.*"),
          route("GET OPTIONS", ENGINE + "/.*"),
          route(
              "POST",
              ENGINE
                  + "/(deployment|incident|job|job-definition|process-definition|batch|decision-definition)(/count)?"),
          route("PUT", ENGINE + "/(job|job-definition|external-task)/.*"),
          route("PUT", ENGINE + "/(process-instance|process-definition)/.*suspended"),
          route("POST", ENGINE + "/(migration|modification)/.*"),
          route("POST", ENGINE + "/process-instance/[^/]+/modification(-async)?"),
          route("POST", ENGINE + "/process-definition/[^/]+/restart.*"),
          route("POST", ENGINE + "/(deployment/create|deployment/[^/]+/redeploy)"),
          route("DELETE", ENGINE + "/(deployment|process-instance)/[^/]+"));

  /** Takes away what was said and done. */
  private static final Pattern ERASING =
      Pattern.compile(
          "DELETE .*/(comment|attachment|history)(/.*)?"
              + "|PUT .*/comment"
              + "|(POST|PUT) .*/history/.*(delete|removal-time).*");

  private WebappRoutes() {}

  static boolean erases(HttpServletRequest request) {
    return ERASING.matcher(request.getMethod() + " " + request.getRequestURI()).matches();
  }

  static boolean areOpenTo(Person person, String method, String target) {
    if (isListed(NOBODY, method, target)) {
      return false;
    }
    return person.isAdministrator()
        || isListed(EVERYBODY, method, target)
        || isOwnProfile(person, method, target)
        || person.isStaff() && isListed(STAFF, method, target)
        || person.isIn(Groups.COMMUNITY_MANAGERS) && isListed(COMMUNITY_MANAGERS, method, target)
        || person.isProcessOwner() && isListed(PROCESS_OWNERS, method, target);
  }

  private static boolean isOwnProfile(Person person, String method, String target) {
    return method.equals("GET") && target.equals(ENGINE + "/user/" + person.id() + "/profile");
  }

  private static boolean isListed(List<Route> routes, String method, String target) {
    return routes.stream().anyMatch(route -> route.matches(method, target));
  }

  private static Route route(String methods, String path) {
    return new Route(methods, Pattern.compile(path));
  }
}
