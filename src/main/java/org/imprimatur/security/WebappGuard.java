package org.imprimatur.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.exception.NullValueException;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.Task;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Stands before Tasklist, Cockpit and Admin: lets through what {@link WebappRoutes} lists, hides
 * other clients' tasks, and ends the one session when somebody signs out there.
 */
class WebappGuard extends OncePerRequestFilter {

  private static final String API = "/camunda/api";
  private static final String STYLES = "/camunda/app/tasklist/styles/";
  private static final Pattern TASK = Pattern.compile("/engine/engine/default/task/([^/]+)(/.*)?");
  private static final Pattern LOGOUT = Pattern.compile("/admin/auth/user/[^/]+/logout");
  private static final Pattern CLOSED =
      Pattern.compile("/camunda/app/admin/[^/]+/setup.*|/camunda-welcome.*");

  private final TaskService tasks;
  private final HistoryService history;

  WebappGuard(TaskService tasks, HistoryService history) {
    this.tasks = tasks;
    this.history = history;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    var path = request.getRequestURI().substring(request.getContextPath().length());
    if (CLOSED.matcher(path).matches()) {
      response.setStatus(404);
    } else if (path.startsWith(API)) {
      call(path.substring(API.length()), request, response, chain);
    } else if (path.equals(STYLES + "user-styles.css")) {
      // The same address for everybody, so no browser may keep it for the next one who signs in.
      response.setHeader("Cache-Control", "no-store");
      request.getRequestDispatcher(STYLES + styleFor(People.current())).forward(request, response);
    } else {
      chain.doFilter(request, response);
    }
  }

  private static String styleFor(Person person) {
    if (!person.isStaff()) {
      return "for-clients.css";
    }
    return person.isIn(Groups.COMMUNITY_MANAGERS) ? "may-start.css" : "user-styles.css";
  }

  private void call(
      String target, HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    var person = People.current();
    if (!WebappRoutes.areOpenTo(person, request.getMethod(), target) || isHidden(person, target)) {
      response.setStatus(404);
    } else if (LOGOUT.matcher(target).matches()) {
      request.getSession().invalidate();
    } else {
      chain.doFilter(request, response);
    }
  }

  /** A client knows of no task but its own, whatever id it asks for. */
  private boolean isHidden(Person person, String target) {
    var matcher = TASK.matcher(target);
    if (person.isStaff() || !matcher.matches()) {
      return false;
    }
    var task = tasks.createTaskQuery().taskId(matcher.group(1)).singleResult();
    var isTheirs = task != null && person.sees(task.getTenantId()) && isFor(person, task);
    return !isTheirs && !wasTheirs(person, matcher.group(1));
  }

  /** It was answered a moment ago, and whoever comes too late is told so by the form door. */
  private boolean wasTheirs(Person person, String id) {
    var past = history.createHistoricTaskInstanceQuery().taskId(id).finished().singleResult();
    return past != null && past.getTenantId() != null && person.sees(past.getTenantId());
  }

  private boolean isFor(Person person, Task task) {
    return person.id().equals(task.getAssignee())
        || links(task).stream()
            .anyMatch(link -> link.getGroupId() != null && person.isIn(link.getGroupId()));
  }

  /** Whom it is for; nobody, if it was answered this very moment. */
  private List<IdentityLink> links(Task task) {
    try {
      return tasks.getIdentityLinksForTask(task.getId());
    } catch (NullValueException e) {
      return List.of();
    }
  }
}
