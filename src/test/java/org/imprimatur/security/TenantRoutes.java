package org.imprimatur.security;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * Every route of ours and how it is asked for what belongs to a client. A route without a line
 * fails the build: whoever adds one says here how a stranger would try it.
 */
final class TenantRoutes {

  /**
   * The route as it is declared | the address to call, with what it names in braces | the body, as
   * JSON, as a form, or as "upload" and its fields. Or, in place of the address, "public: " and
   * why. What can be named: {@link ClientWorld}.
   */
  private static final String TABLE =
      """
      GET  /                                       | /
      GET  /login                                  | public: nobody is signed in yet
      GET  /pieces                                 | /pieces?client={client}
      GET  /pieces/{id}                            | /pieces/{piece}
      GET  /pieces/{id}/process/{definition}.bpmn  | /pieces/{piece}/process/{definition}.bpmn
      POST /pieces/{id}/withdraw                   | /pieces/{piece}/withdraw   | reason=No
      POST /pieces/{id}/pause                      | /pieces/{piece}/pause      | reason=No
      POST /pieces/{id}/resume                     | /pieces/{piece}/resume     |
      POST /pieces/{id}/reschedule                 | /pieces/{piece}/reschedule | slotAt=2026-12-01T09:00
      POST /pieces/{id}/comments                   | /pieces/{piece}/comments   | text=Mine
      GET  /approvals                              | /approvals?client={client}
      POST /approvals                              | /approvals | client={client}
      GET  /handbook                               | /handbook
      GET  /handbook/element-templates.json        | /handbook/element-templates.json
      GET  /clients                                | /clients
      GET  /clients/{key}                          | /clients/{client}
      POST /clients/{key}/terms                    | /clients/{client}/terms | route=anyone
      POST /clients/{key}/approvers                | /clients/{client}/approvers | name=Mine
      POST /clients/{key}/approvers/{id}/remove    | /clients/{client}/approvers/7b7ab9a4-7b5e-4d5c-8f0b-4e1ad1c2b7a1/remove |
      GET  /clients/{key}/replies                  | /clients/{client}/replies
      POST /clients/{key}/replies                  | /clients/{client}/replies | name=Mine
      POST /clients/{key}/replies/{id}/retire      | /clients/{client}/replies/7b7ab9a4-7b5e-4d5c-8f0b-4e1ad1c2b7a1/retire |
      GET  /inbox                                  | /inbox?client={client}
      GET  /inbox/list                             | /inbox/list?client={client}
      GET  /inbox/report                           | /inbox/report?client={client}
      GET  /inbox/{id}                             | /inbox/{interaction}
      GET  /inbox/{id}/process/{definition}.bpmn   | /inbox/{interaction}/process/{drawing}.bpmn
      POST /inbox/{id}/take-on                     | public: to clients there is no such page, see CaseActionsWebTests
      POST /inbox/{id}/vip                         | public: to clients there is no such page, see CaseActionsWebTests
      POST /inbox/{id}/moderate                    | public: to clients there is no such page, see CaseActionsWebTests
      GET  /processes                              | /processes
      GET  /processes/{id}                         | /processes/{definition}
      GET  /processes/{id}/drawing.bpmn            | /processes/{definition}/drawing.bpmn
      GET  /processes/{key}/heat                   | /processes/content-piece/heat?client={client}
      POST /processes/{id}/set-aside               | /processes/{definition}/set-aside |
      GET  /processes/tables/{id}                  | /processes/tables/{table}
      GET  /processes/tables/{id}/table.dmn        | /processes/tables/{table}/table.dmn
      POST /processes/tables/{id}/set-aside        | /processes/tables/{table}/set-aside |
      POST /processes/forms/{id}/set-aside         | /processes/forms/{form}/set-aside |
      GET  /processes/{id}/move                    | /processes/{definition}/move?to={definition}
      POST /processes/{id}/move                    | /processes/{definition}/move | to={definition}
      GET  /processes/moves/{id}                   | /processes/moves/7b7ab9a4-7b5e-4d5c-8f0b-4e1ad1c2b7a1
      GET  /certificates/{publication}             | /certificates/{publication}
      GET  /audit/{client}                         | /audit/{client}
      GET  /stops                                  | /stops?client={client}
      POST /stops                                  | public: to clients there is no such page, see StopsWebTests
      GET  /processes/replay                       | /processes/replay
      POST /processes/replay                       | /processes/replay | upload weeks=4
      GET  /processes/replay/{id}                  | /processes/replay/7b7ab9a4-7b5e-4d5c-8f0b-4e1ad1c2b7a1
      POST /processes/replay/{id}/cancel           | /processes/replay/7b7ab9a4-7b5e-4d5c-8f0b-4e1ad1c2b7a1/cancel |
      GET  /approve/{token}                        | public: opened by whoever has the mail, see ApprovalLinkTests
      GET  /approve/for/{request}                  | public: opened by whoever has the mail, see ApprovalLinkTests
      GET  /approve/for/{request}/media/{asset}    | public: opened by whoever has the mail, see ApprovalLinkTests
      POST /approve/for/{request}                  | public: opened by whoever has the mail, see ApprovalLinkTests
      POST /approve/for/{request}/code             | public: opened by whoever has the mail, see ApprovalLinkTests
      POST /approve/for/{request}/link             | public: opened by whoever has the mail, see ApprovalLinkTests
      GET  /assets/{id}/content                    | /assets/{asset}/content
      GET  /assets/{id}/thumbnail                  | /assets/{asset}/thumbnail
      GET  /webhooks/{platform}                    | public: platforms prove by a signature who they are, see WebhookTests
      POST /webhooks/{platform}                    | public: platforms prove by a signature who they are, see WebhookTests
      GET  /practice                               | public: what the practice network shows is published
      GET  /practice/posts/{id}                    | public: what the practice network shows is published
      GET  /practice/messages                      | public: refused to clients, see PracticeMailTests
      GET  /practice/images/{id}                   | public: what the practice network shows is published

      GET  /api/assets                             | /api/assets?client={client}
      POST /api/assets                             | /api/assets | upload client={client}
      GET  /api/assets/{id}                        | /api/assets/{asset}
      GET  /api/certificates/key                   | /api/certificates/key
      GET  /api/certificates/{publication}         | /api/certificates/{publication}
      GET  /api/certificates/{publication}.pdf     | /api/certificates/{publication}.pdf
      GET  /api/stops                              | /api/stops
      POST /api/stops                              | public: to clients there is no such thing, see StopsWebTests
      POST /api/stops/{id}/lift                    | /api/stops/7b7ab9a4-7b5e-4d5c-8f0b-4e1ad1c2b7a1/lift |
      GET  /api/audit/{client}                     | /api/audit/{client}
      GET  /api/audit/{client}/verification        | /api/audit/{client}/verification
      POST /api/audit/{client}/anchor              | /api/audit/{client}/anchor |
      GET  /api/channels                           | /api/channels?client={client}
      POST /api/channels                           | /api/channels | {"client":"{client}","platform":"sandbox","name":"x","handle":"key-x","baseUrl":"https://sandbox.example","secret":"x","main":false}
      GET  /api/clients                            | /api/clients
      POST /api/clients                            | /api/clients | {"key":"mine","name":"Mine","zone":"UTC"}
      GET  /api/clients/{key}                      | /api/clients/{client}
      GET  /api/clients/{key}/strategy             | /api/clients/{client}/strategy
      PUT  /api/clients/{key}/strategy             | /api/clients/{client}/strategy | {"voice":"Mine","language":"en","hashtagSets":[],"mentions":[],"slots":[]}
      GET  /api/clients/{key}/approval-terms       | /api/clients/{client}/approval-terms
      PUT  /api/clients/{key}/approval-terms       | /api/clients/{client}/approval-terms | {"route":"anyone","reminderHours":[6],"silence":"HOLD","tacitContract":"","accountManager":"","workDays":["MONDAY"],"workFrom":"09:00","workTo":"18:00","holidays":[],"riskWords":[],"policy":{"latenessLimitMinutes":15,"reviewHours":24,"approvalHours":54}}
      GET  /api/clients/{key}/approvers            | /api/clients/{client}/approvers
      POST /api/clients/{key}/approvers            | /api/clients/{client}/approvers | {"name":"Mine","email":"mine@example.com","login":"","role":"mine","substitute":false}
      DELETE /api/clients/{key}/approvers/{id}     | /api/clients/{client}/approvers/7b7ab9a4-7b5e-4d5c-8f0b-4e1ad1c2b7a1
      GET  /api/clients/{key}/saved-replies        | /api/clients/{client}/saved-replies
      POST /api/clients/{key}/saved-replies        | /api/clients/{client}/saved-replies | {"name":"Mine","text":"Mine"}
      POST /api/processes/check                    | /api/processes/check | upload tenant-id={client}
      GET  /api/processes                          | /api/processes
      POST /api/processes/{id}/moves               | /api/processes/{definition}/moves | {"to":"{definition}","trial":true}
      GET  /api/processes/moves/{move}             | /api/processes/moves/7b7ab9a4-7b5e-4d5c-8f0b-4e1ad1c2b7a1
      GET  /api/processes/{key}/heat               | /api/processes/content-piece/heat?client={client}
      GET  /api/interactions                       | /api/interactions?client={client}
      GET  /api/interactions/report                | /api/interactions/report?client={client}
      GET  /api/interactions/{id}                  | /api/interactions/{interaction}
      GET  /api/performance                        | /api/performance?piece={piece}
      GET  /api/pieces                             | /api/pieces
      POST /api/pieces                             | /api/pieces | {"client":"{client}","title":"Mine","evergreen":false}
      GET  /api/pieces/{id}                        | /api/pieces/{piece}
      PUT  /api/pieces/{id}/content                | /api/pieces/{piece}/content | {"text":"Mine","tags":[],"channels":["{channel}"]}
      POST /api/pieces/{id}/withdraw               | /api/pieces/{piece}/withdraw | {"reason":"No"}
      POST /api/pieces/{id}/pause                  | /api/pieces/{piece}/pause | {"reason":"No"}
      POST /api/pieces/{id}/resume                 | /api/pieces/{piece}/resume |
      POST /api/pieces/{id}/reschedule             | /api/pieces/{piece}/reschedule | {"slot":"2026-12-01T09:00"}
      GET  /api/pieces/{id}/comments               | /api/pieces/{piece}/comments
      POST /api/pieces/{id}/comments               | /api/pieces/{piece}/comments | {"text":"Mine"}
      GET  /api/pieces/{id}/difference             | /api/pieces/{piece}/difference
      GET  /api/pieces/{id}/links                  | /api/pieces/{piece}/links
      POST /api/pieces/{id}/links                  | /api/pieces/{piece}/links | {"request":"{request}"}
      POST /api/pieces/{id}/links/{link}/revoke    | /api/pieces/{piece}/links/7b7ab9a4-7b5e-4d5c-8f0b-4e1ad1c2b7a1/revoke | {"reason":"No"}
      GET  /api/processes/replay                   | /api/processes/replay
      POST /api/processes/replay                   | /api/processes/replay | upload weeks=4
      GET  /api/processes/replay/{id}              | /api/processes/replay/7b7ab9a4-7b5e-4d5c-8f0b-4e1ad1c2b7a1
      POST /api/processes/replay/{id}/cancel       | /api/processes/replay/7b7ab9a4-7b5e-4d5c-8f0b-4e1ad1c2b7a1/cancel |
      GET  /api/tasks                              | /api/tasks
      POST /api/tasks/{id}                         | /api/tasks/{task} | {"approvalDecision":"APPROVE","versionDigest":"{digest}"}
      """;

  private TenantRoutes() {}

  /** One line of the table. */
  record Route(String method, String pattern, String address, String body) {
    String name() {
      return method + " " + pattern;
    }

    boolean isPublic() {
      return address.startsWith("public: ");
    }

    boolean namesSomething() {
      return (address + body).matches("(?s).*\\{[a-z]+}.*");
    }

    /** With what it names filled in. */
    Route of(UnaryOperator<String> filled) {
      return new Route(method, pattern, filled.apply(address), filled.apply(body));
    }

    @Override
    public String toString() {
      return name();
    }
  }

  static List<Route> all() {
    return TABLE.lines().filter(line -> !line.isBlank()).map(TenantRoutes::route).toList();
  }

  private static Route route(String line) {
    var columns = Arrays.stream(line.split("\\|", 3)).map(String::strip).toArray(String[]::new);
    var name = columns[0].split(" +", 2);
    return new Route(name[0], name[1], columns[1], columns.length > 2 ? columns[2] : "");
  }

  static Set<String> names() {
    return all().stream().map(Route::name).collect(Collectors.toCollection(TreeSet::new));
  }

  /** The routes that are really there. */
  static Set<String> mapped(RequestMappingHandlerMapping mapping) {
    return mapping.getHandlerMethods().entrySet().stream()
        .filter(route -> route.getValue().getBeanType().getName().startsWith("org.imprimatur."))
        .flatMap(route -> names(route.getKey()))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static java.util.stream.Stream<String> names(RequestMappingInfo route) {
    var methods = route.getMethodsCondition().getMethods();
    return route.getPatternValues().stream()
        .flatMap(
            pattern ->
                methods.isEmpty()
                    ? java.util.stream.Stream.of("ANY " + pattern)
                    : methods.stream().map(method -> method + " " + pattern));
  }
}
