package org.imprimatur.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.flash;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.imprimatur.PeopleOfTests;
import org.imprimatur.PieceStages;
import org.imprimatur.ProcessDriver;
import org.imprimatur.ProcessTest;
import org.imprimatur.clients.Approver;
import org.imprimatur.clients.Approvers;
import org.imprimatur.clients.ClientDesk;
import org.imprimatur.clients.Clients;
import org.imprimatur.clients.NewApprover;
import org.imprimatur.clients.Silence;
import org.imprimatur.clients.TermsOfApproval;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.autoconfigure.web.servlet.AutoConfigureMockMvc;
import org.springframework.context.annotation.Import;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;

@ProcessTest
@AutoConfigureMockMvc
@Import({PeopleOfTests.class, PieceStages.class})
class ClientWebTests {
  private static final String HOSTILE =
      "\"'><script>alert(1)</script><img src=x onerror=alert(2)>${7*7}[[${7*7}]]";

  @Autowired MockMvc mvc;
  @Autowired ProcessDriver process;
  @Autowired PeopleOfTests people;
  @Autowired ClientDesk desk;
  @Autowired Clients clients;
  @Autowired TermsOfApproval terms;
  @Autowired Approvers approvers;

  /** A client of this test alone, because what is agreed stays. */
  private String client;

  @BeforeEach
  void begin() {
    process.begin();
    process.client("acme");
    process.client("borealis");
    people.create();
    client = "c" + Long.toString(System.nanoTime(), 36);
    process.client(client);
  }

  @ParameterizedTest
  @CsvSource({
    // page, acme, borealis, support, manager, owner, admin
    "/clients,         302, 302, 200, 200, 200, 200",
    "/clients/acme,    200, 404, 200, 200, 200, 200",
    "/clients/nobody,  404, 404, 404, 404, 404, 404",
  })
  void pageIsOpenToWhomItIsFor(
      String page, int acme, int borealis, int support, int manager, int owner, int admin)
      throws Exception {
    String[] who = {"acme", "borealis", "support", "manager", "owner", "admin"};
    int[] expected = {acme, borealis, support, manager, owner, admin};
    for (int i = 0; i < who.length; i++) {
      mvc.perform(get(page).with(people.as(who[i]))).andExpect(status().is(expected[i]));
    }
    mvc.perform(get("/clients").with(people.as("acme"))).andExpect(redirectedUrl("/clients/acme"));
  }

  @Test
  void anothersClientLooksLikeNone() throws Exception {
    var foreign = mvc.perform(get("/clients/acme").with(people.as("borealis"))).andReturn();
    var none = mvc.perform(get("/clients/nobody").with(people.as("borealis"))).andReturn();

    assertThat(foreign.getResponse().getContentAsString())
        .isEqualTo(none.getResponse().getContentAsString());
    assertThat(foreign.getResponse().getErrorMessage())
        .isEqualTo(none.getResponse().getErrorMessage());
    assertThat(page("manager", "/clients")).contains("Client acme", "Client borealis");
  }

  @Test
  void clientsOwnPeopleReadWhatWasAgreedAndChangeNothing() throws Exception {
    assertThat(page("acme", "/clients/acme"))
        .contains("Client acme", "Europe/Lisbon", "6, 24, 48 hours", "54 hours", "Agreement</a>")
        .contains("Due Mon 30 Nov 2026, 18:00")
        .doesNotContain("<form class=\"card", "Remove", "manager</option>");
    assertThat(page("support", "/clients/acme")).doesNotContain("Change it", "Add an approver");
  }

  @Test
  void staffAgreeOnOtherTerms() throws Exception {
    add("Ana", "ana@acme.example", "legal");
    agree("manager", with("route", "Legal  then anyone"))
        .andExpect(redirectedUrl("/clients/" + client))
        .andExpect(flash().attribute("done", "It is agreed."));

    var agreed = terms.of(client);
    assertThat(agreed.reminderHours()).containsExactly(2, 12);
    assertThat(agreed.silence()).isEqualTo(Silence.TACIT);
    assertThat(agreed.tacitContract()).isEqualTo("§ 4");
    assertThat(agreed.accountManager()).isEqualTo("manager");
    assertThat(agreed.riskWords()).containsExactly("free", "no risk");
    assertThat(agreed.hours().days()).containsExactlyInAnyOrder(DayOfWeek.MONDAY, DayOfWeek.SUNDAY);
    assertThat(agreed.hours().from()).isEqualTo(LocalTime.of(7, 30));
    assertThat(agreed.hours().to()).isEqualTo(LocalTime.MIDNIGHT);
    assertThat(agreed.hours().holidays())
        .containsExactlyInAnyOrder(LocalDate.of(2026, 12, 25), LocalDate.of(2027, 1, 1));
    var policy = clients.get(client).policy();
    assertThat(policy.approvalHours()).isEqualTo(20);
    assertThat(policy.reviewHours()).isEqualTo(10);
    assertThat(policy.latenessLimitMinutes()).isEqualTo(5);
    assertThat(page("manager", "/clients/" + client))
        .contains(
            "It counts as approval, by the contract: § 4",
            "Mon, Sun, 07:30 to 24:00",
            "Fri 25 Dec 2026",
            "2026-12-25\n2027-01-01");
  }

  @ParameterizedTest
  @CsvSource({
    "route, '', Say who is asked",
    "route, legal, Nobody who is asked has the role",
    "route, anyone or, is no route",
    "route, anyone and anyone or anyone, mixes",
    "route, usual, stands for this very route",
    "reminderHours, six, Enter hours",
    "reminderHours, '0, 5', each 1 to 8760 hours",
    "approvalHours, 0, Choose 1 to 8760 hours",
    "approvalHours, 99999999999, Enter a whole number",
    "silence, MAYBE, Choose one",
    "tacitContract, '', name the clause",
    "accountManager, acme, Nobody of the agency has the login",
    "workDays, '', Choose at least one working day",
    "workDays, FRITAG, Choose days of the week",
    "workFrom, 9 o'clock, Enter a time",
    "workTo, 06:00, cannot go on past midnight",
    "holidays, Christmas, Enter dates",
    "reviewHours, '', Enter a whole number",
    "latenessLimitMinutes, 1441, Choose 1 to 1440 minutes",
    "riskWords, 'a\0b', cannot be stored",
  })
  void whatIsWrongIsSaidAtItsFieldAndNothingEnteredIsLost(
      String field, String entered, String message) throws Exception {
    var before = terms.of(client).route();
    var answer = agree("manager", with(field, entered)).andExpect(status().is(422));
    var page = text(answer);

    assertThat(page).containsPattern("id=\"" + field + "-problem\"[^<]*" + message);
    assertThat(page.split("class=\"problem\"", -1)).hasSize(2);
    assertThat(page).contains("Nothing was changed.");
    with(field, entered)
        .forEach(
            (name, value) -> {
              if (name.equals("holidays")) assertThat(page).contains(value + "</textarea>");
              else if (!name.matches("silence|accountManager|workDays") && !value.contains("\0"))
                assertThat(page).contains("name=\"" + name + "\"").contains(escaped(value));
            });
    assertThat(terms.findByClientKey(client)).isEmpty();
    assertThat(terms.of(client).route()).isEqualTo(before);
  }

  @Test
  void approversComeAndGo() throws Exception {
    add("Ana", "ana@acme.example", "legal").andExpect(redirectedUrl("/clients/" + client));
    add("Eve", "ANA@acme.example", "legal").andExpect(status().is(422));
    assertThat(page("manager", "/clients/" + client)).contains("ana@acme.example", "by link");

    remove("manager", approver("Ana").id()).andExpect(flash().attributeExists("done"));
    assertThat(approvers.of(client)).isEmpty();
    add("Ana", "ana@acme.example", "legal").andExpect(redirectedUrl("/clients/" + client));
  }

  @ParameterizedTest
  @CsvSource({
    "name, '', Give a name",
    "email, ana at acme, Give one address",
    "role, head of legal, Give one word",
    "role, then, has a meaning of its own",
    "login, borealis, Nobody of",
  })
  void anApproverThatCannotBeAskedIsRefusedAtTheField(String field, String entered, String message)
      throws Exception {
    var fields = new LinkedHashMap<>(Map.of("name", "Ana", "email", "ana@acme.example"));
    fields.putAll(Map.of("role", "legal", "login", "", "substitute", "true"));
    fields.put(field, entered);
    var page =
        text(send("manager", "/clients/" + client + "/approvers", fields))
            .replaceAll("(?s)<details class=\"action\" id=\"change\".*?</details>", "");

    assertThat(page).containsPattern("id=\"" + field + "-problem\"[^<]*" + message);
    assertThat(page).contains("checked=\"checked\"", "id=\"add\" open=\"open\"");
    assertThat(approvers.of(client)).isEmpty();
  }

  @Test
  void theLastOneOfARoleStaysWhileTheRouteNamesIt() throws Exception {
    add("Ana", "ana@acme.example", "legal");
    agree("manager", with("route", "legal"));
    remove("manager", approver("Ana").id())
        .andExpect(flash().attribute("refused", containsString("the only one with the role")));
    add("Eve", "eve@acme.example", "legal");
    remove("manager", approver("Ana").id()).andExpect(flash().attributeExists("done"));
  }

  @Test
  void onlyTheTeamAgreesWithClients() throws Exception {
    var ana =
        desk.addApprover(
            new NewApprover(
                "acme",
                "Temp",
                "temp" + UUID.randomUUID().toString().substring(0, 8) + "@acme.example",
                "",
                "temp",
                true));
    try {
      var paths =
          new String[] {
            "/clients/acme/terms",
            "/clients/acme/approvers",
            "/clients/acme/approvers/" + ana.id() + "/remove"
          };
      for (var path : paths) {
        mvc.perform(post(path).with(people.as("manager"))).andExpect(status().isForbidden());
        send("borealis", path, Map.of()).andExpect(status().isNotFound());
        for (var other : new String[] {"acme", "reviewer", "support", "owner", "strategist"}) {
          send(other, path, Map.of()).andExpect(status().isForbidden());
        }
      }
      remove("manager", ana.id())
          .andExpect(flash().attribute("refused", "There is no such approver."));
      assertThat(approvers.findById(ana.id()).orElseThrow().active()).isTrue();
    } finally {
      desk.removeApprover("acme", ana.id());
    }
  }

  @Test
  void hostileTextIsShownAndDoesNothing() throws Exception {
    add(HOSTILE, "ana@acme.example", "legal");
    agree("manager", with("tacitContract", HOSTILE));
    var again = text(agree("manager", with("route", HOSTILE)));
    for (var page :
        new String[] {page("manager", "/clients"), page("manager", "/clients/" + client), again}) {
      assertThat(page).doesNotContain("<script>alert", "<img src=x", "\"'>", ">49<", "[[49]]");
    }
    assertThat(again).contains("&lt;script&gt;");
  }

  private static Map<String, String> with(String field, String value) {
    var fields = new LinkedHashMap<String, String>();
    fields.put("route", "anyone");
    fields.put("reminderHours", "12, 2");
    fields.put("approvalHours", "20");
    fields.put("silence", "TACIT");
    fields.put("tacitContract", "§ 4");
    fields.put("accountManager", "manager");
    fields.put("workDays", "MONDAY SUNDAY");
    fields.put("workFrom", "07:30");
    fields.put("workTo", "00:00");
    fields.put("holidays", "2027-01-01\n2026-12-25");
    fields.put("riskWords", "Free, no risk");
    fields.put("reviewHours", "10");
    fields.put("latenessLimitMinutes", "5");
    fields.put(field, value);
    return fields;
  }

  private ResultActions agree(String who, Map<String, String> fields) throws Exception {
    return send(who, "/clients/" + client + "/terms", fields);
  }

  private ResultActions add(String name, String email, String role) throws Exception {
    return send(
        "manager",
        "/clients/" + client + "/approvers",
        Map.of("name", name, "email", email, "role", role, "login", ""));
  }

  private ResultActions remove(String who, UUID approver) throws Exception {
    return send(who, "/clients/" + client + "/approvers/" + approver + "/remove", Map.of());
  }

  private Approver approver(String name) {
    return approvers.of(client).stream()
        .filter(found -> found.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private ResultActions send(String who, String path, Map<String, String> fields) throws Exception {
    var request = post(path).with(csrf()).with(people.as(who));
    fields.forEach(
        (name, value) -> {
          if (name.equals("workDays")) request.param(name, value.split(" "));
          else request.param(name, value);
        });
    return mvc.perform(request);
  }

  private String page(String who, String path) throws Exception {
    return text(mvc.perform(get(path).with(people.as(who))).andExpect(status().isOk()));
  }

  private static String text(ResultActions answer) throws Exception {
    return answer.andReturn().getResponse().getContentAsString(StandardCharsets.UTF_8);
  }

  private static String escaped(String text) {
    return text.replace("'", "&#39;");
  }
}
