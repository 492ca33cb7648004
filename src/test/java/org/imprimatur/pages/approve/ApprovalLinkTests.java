package org.imprimatur.pages.approve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import org.imprimatur.PeopleOfTests;
import org.imprimatur.ProcessDriver;
import org.imprimatur.ProcessTest;
import org.imprimatur.approvals.ApprovalDecision;
import org.imprimatur.approvals.ApprovalDesk;
import org.imprimatur.approvals.ApprovalLinks;
import org.imprimatur.approvals.ApprovalMethod;
import org.imprimatur.approvals.ApprovalRequest;
import org.imprimatur.approvals.CodeCheck;
import org.imprimatur.approvals.DeviceCodes;
import org.imprimatur.assets.AssetLibrary;
import org.imprimatur.assets.NewAsset;
import org.imprimatur.assets.Samples;
import org.imprimatur.clients.Approver;
import org.imprimatur.clients.ClientDesk;
import org.imprimatur.content.ContentDesk;
import org.imprimatur.content.Draft;
import org.imprimatur.content.PieceReading;
import org.imprimatur.content.PieceStatus;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;

/** What reliability.md asks of links, entry by entry. */
@ProcessTest
@ExtendWith(OutputCaptureExtension.class)
class ApprovalLinkTests {
  @Autowired MockMvc mvc;
  @Autowired ProcessDriver process;
  @Autowired PeopleOfTests people;
  @Autowired ContentDesk desk;
  @Autowired ClientDesk clients;
  @Autowired PieceReading pieces;
  @Autowired ApprovalDesk approvals;
  @Autowired ApprovalLinks links;
  @Autowired DeviceCodes codes;
  @Autowired AssetLibrary library;
  @Autowired JdbcClient database;

  private AskedPieces asked;
  private Approver ana;
  private UUID piece;
  private ApprovalRequest request;
  private String token;

  @BeforeEach
  void anaIsAsked() {
    process.begin();
    var client = "c" + UUID.randomUUID().toString().replace("-", "").substring(0, 20);
    var channel = process.channel(client, "key");
    process.client("acme");
    process.client("borealis");
    people.create();
    asked = new AskedPieces(client, channel, process, desk, clients, pieces, approvals);
    ana = asked.approver("ana", "marketing");
    piece = asked.asked("Spring sale");
    request = asked.request(piece, ana);
    token = links.mint(request.id());
  }

  @Test
  void approverDecidesByLinkAloneAfterOneCode() {
    var phone = new Phone(mvc);
    var page = phone.follow(token);
    assertThat(page).isEqualTo("/approve/for/" + request.id()).doesNotContain(token);
    var shown = phone.get(page);
    assertThat(shown.getStatus()).isEqualTo(200);
    assertThat(text(shown))
        .contains("Your approval is asked", "ana", "Client " + asked.client(), "Spring sale")
        .contains("14 Dec 2026, 09:00 Europe/Lisbon", "approvalDecision", asked.digest(piece));

    var approve = asked.values(piece, "APPROVE", "");
    var code = phone.post(page, "values", approve);
    assertThat(text(code)).contains("Is it you?", "a…@example.com", escaped(approve));
    assertThat(decision()).isNull();
    var done = phone.post(page, "values", approve, "code", code());
    assertThat(done.getStatus()).isEqualTo(302);

    assertThat(decision()).isEqualTo(ApprovalDecision.APPROVE);
    assertThat(approvals.request(request.id()).method()).isEqualTo(ApprovalMethod.LINK);
    assertThat(approvals.request(request.id()).decidedBy()).isEqualTo(ana.actor());
    assertThat(approvals.of(piece)).hasSize(1);
    assertThat(text(phone.get(page)))
        .contains("Your answer is recorded", "ana approved version 1", "Mon 23 Nov 2026");
  }

  @Test
  void deviceIsAskedForOneCodeOnly() {
    var phone = new Phone(mvc);
    decided(phone, "APPROVE", "");
    var other = asked.asked("Summer sale");
    var page = phone.follow(links.mint(asked.request(other, ana).id()));
    var done = phone.post(page, "values", asked.values(other, "APPROVE", ""));
    assertThat(done.getStatus()).isEqualTo(302);
    assertThat(approvals.request(asked.request(other, ana).id()).answered()).isTrue();
  }

  @Test
  void deviceOfOneApproverIsUnknownForAnother() {
    var phone = new Phone(mvc);
    decided(phone, "APPROVE", "");
    var ben = asked.approver("ben", "legal");
    var other = asked.asked("Summer sale");
    var page = phone.follow(links.mint(asked.request(other, ben).id()));
    assertThat(text(phone.post(page, "values", asked.values(other, "APPROVE", ""))))
        .contains("Is it you?", "b…@example.com");
    assertThat(approvals.request(asked.request(other, ben).id()).answered()).isFalse();
  }

  @Test
  void refusalIsSaidAtTheFieldAndNothingEnteredIsLost() {
    var phone = known();
    var page = phone.follow(token);
    var refused = phone.post(page, "values", asked.values(piece, "REQUEST_CHANGES", ""));
    assertThat(refused.getStatus()).isEqualTo(422);
    assertThat(text(refused))
        .contains("Nothing you entered is lost")
        .containsPattern("data-problems=\"[^\"]*approvalComment")
        .contains("&quot;approvalDecision&quot;:&quot;REQUEST_CHANGES&quot;");
    assertThat(decision()).isNull();
  }

  @Test
  void valuesThatAreNoFormAreRefused() {
    var phone = known();
    var page = phone.follow(token);
    for (var values :
        List.of("", "[]", "null", "{", "[".repeat(3000), "{\"approvedBy\":\"boss\"}", "\"x\"")) {
      var refused = phone.post(page, "values", values);
      assertThat(refused.getStatus()).as(values).isEqualTo(422);
    }
    assertThat(decision()).isNull();
  }

  // L13
  @Test
  void l13_linkUsedAgainShowsWhatWasDecidedAndDecidesNothing() {
    var phone = new Phone(mvc);
    decided(phone, "REQUEST_CHANGES", "Shorter, please");
    var again = new Phone(mvc);
    var page = again.follow(token);
    assertThat(text(again.get(page))).contains("asked for changes to version 1", "Shorter, please");
    var second = phone.post(page, "values", asked.values(piece, "APPROVE", ""));
    assertThat(second.getStatus()).isEqualTo(409);
    assertThat(decision()).isEqualTo(ApprovalDecision.REQUEST_CHANGES);
  }

  // L14
  @Test
  void l14_expiredLinkSaysSoAndDecidesNothing() {
    var phone = known();
    var page = phone.follow(token);
    process.advance(Duration.ofDays(7).minusSeconds(1));
    assertThat(phone.get(page).getStatus()).isEqualTo(200);
    process.advance(Duration.ofSeconds(1));
    var shown = phone.get(page);
    assertThat(shown.getStatus()).isEqualTo(410);
    assertThat(text(shown)).contains("This link has expired").doesNotContain("Spring sale");
    assertThat(phone.post(page, "values", asked.values(piece, "APPROVE", "")).getStatus())
        .isEqualTo(410);
    assertThat(decision()).isNull();
  }

  @Test
  void freshLinkIsMailedInPlaceOfAnExpiredOne() {
    var phone = new Phone(mvc);
    var page = phone.follow(token);
    process.advance(Duration.ofDays(7));
    assertThat(text(phone.get(page))).contains("Mail me a fresh link");
    for (int i = 0; i < 3; i++) {
      assertThat(text(phone.post(page + "/link"))).contains("on its way");
    }
    assertThat(mails("approval-link")).isEqualTo(1);
  }

  // L15
  @Test
  void l15_linkOpensItsOwnRequestOnly() {
    var other = asked.asked("Summer sale");
    var otherRequest = asked.request(other, ana);
    var phone = known();
    phone.follow(token);
    var foreign = "/approve/for/" + otherRequest.id();
    assertThat(phone.get(foreign).getStatus()).isEqualTo(404);
    var mine = phone.cookies.stream().filter(c -> c.getName().equals("APPROVAL")).findFirst();
    mine.orElseThrow().setPath(foreign);
    assertThat(phone.get(foreign).getStatus()).isEqualTo(404);
    assertThat(phone.post(foreign, "values", asked.values(other, "APPROVE", "")).getStatus())
        .isEqualTo(404);
    assertThat(approvals.request(otherRequest.id()).answered()).isFalse();
  }

  // L16
  @Test
  void l16_revokedLinkDecidesNothing() throws Exception {
    var phone = known();
    var page = phone.follow(token);
    var link = links.of(request.id()).get(0).id();
    var address = "/api/pieces/" + piece + "/links";
    var reason = "{\"reason\":\"Forwarded\"}";
    mvc.perform(json(post(address + "/" + link + "/revoke"), reason).with(people.as("acme")))
        .andExpect(status().isNotFound());
    mvc.perform(json(post(address + "/" + link + "/revoke"), reason).with(people.as("reviewer")))
        .andExpect(status().isForbidden());
    mvc.perform(json(post(address + "/" + link + "/revoke"), reason).with(people.as("manager")))
        .andExpect(status().isNoContent());

    assertThat(phone.get(page).getStatus()).isEqualTo(410);
    assertThat(text(phone.get(page))).contains("taken back").doesNotContain("Spring sale");
    assertThat(phone.post(page, "values", asked.values(piece, "APPROVE", "")).getStatus())
        .isEqualTo(410);
    assertThat(text(phone.post(page + "/link"))).doesNotContain("on its way");
    assertThat(decision()).isNull();
    var listed = mvc.perform(get(address).with(people.as("manager"))).andReturn().getResponse();
    assertThat(text(listed))
        .contains("Forwarded", "ana@example.com")
        .doesNotContain(token, hash(token));
  }

  // L17
  @Test
  void l17_scannerThatOpensAndRunsEverythingDecidesNothing() {
    var scanner = new Phone(mvc);
    for (int i = 0; i < 3; i++) {
      scanner.head("/approve/" + token);
      scanner.options("/approve/" + token);
      var page = scanner.follow(token);
      assertThat(scanner.get(page).getStatus()).isEqualTo(200);
      scanner.head(page);
      scanner.options(page);
    }
    // It may even press the button: without the mailbox nothing comes of it.
    var page = scanner.follow(token);
    assertThat(text(scanner.post(page, "values", asked.values(piece, "APPROVE", ""))))
        .contains("Is it you?");
    assertThat(decision()).isNull();
    decided(new Phone(mvc), "APPROVE", "");
    assertThat(decision()).isEqualTo(ApprovalDecision.APPROVE);
  }

  // L18, S3
  @Test
  void l18_tokenAndCodeAreInNoTableAndNoLog(CapturedOutput log) {
    var phone = new Phone(mvc);
    var page = phone.follow(token);
    phone.get(page);
    phone.post(page, "values", asked.values(piece, "APPROVE", ""));
    var code = code();
    phone.post(page, "values", asked.values(piece, "REJECT", ""), "code", code);
    phone.get("/approve/" + token + "/x");
    phone.post("/approve/" + token);
    var device =
        phone.cookies.stream()
            .filter(c -> c.getName().equals("APPROVAL_DEVICE"))
            .findFirst()
            .orElseThrow()
            .getValue();
    assertThat(log.getAll()).doesNotContain(token, device);
    var everything = new StringBuilder();
    for (var table :
        database
            .sql("select table_name from information_schema.tables where table_schema = 'public'")
            .query(String.class)
            .list()) {
      var found =
          database
              .sql(
                  "select count(*) from \"%s\" t where t::text like :token or t::text like :device"
                      .formatted(table))
              .param("token", "%" + token + "%")
              .param("device", "%" + device + "%")
              .query(Long.class)
              .single();
      if (found > 0) everything.append(table).append(' ');
    }
    assertThat(everything).isEmpty();
    assertThat(
            database
                .sql("select t::text from device_code t where request_id = :id")
                .param("id", request.id())
                .query(String.class)
                .list())
        .noneMatch(row -> row.matches(".*\\b" + code + "\\b.*"));
  }

  @Test
  void pageKeepsTheTokenToItself() {
    var phone = new Phone(mvc);
    var entrance = phone.get("/approve/" + token);
    var shown = phone.get(entrance.getRedirectedUrl());
    assertThat(text(shown)).doesNotContain(token);
    for (var answer : List.of(entrance, shown, phone.get("/approve/nonsense"))) {
      assertThat(answer.getHeader("Referrer-Policy")).isEqualTo("no-referrer");
      assertThat(answer.getHeader("Cache-Control")).contains("no-store");
      assertThat(answer.getHeader("X-Robots-Tag")).contains("noindex");
      assertThat(answer.getHeader("Content-Security-Policy"))
          .contains("default-src 'none'", "script-src 'self';", "form-action 'self'")
          .doesNotContain("unsafe-eval");
    }
    assertThat(entrance.getHeaders("Set-Cookie"))
        .filteredOn(cookie -> cookie.contains(token))
        .singleElement()
        .asString()
        .contains("HttpOnly", "Secure", "SameSite=Lax", "Path=/approve/for/" + request.id());
  }

  // L19
  @Test
  void l19_tenThousandGuessesFindNothing() {
    var phone = new Phone(mvc);
    var page = phone.follow(token);
    phone.post(page, "values", asked.values(piece, "APPROVE", ""));
    var code = code();
    var device = device(phone);
    for (int i = 0, guess = 0; i < 5; i++, guess++) {
      if (digits(guess).equals(code)) guess++;
      var wrong = phone.post(page, "values", "{}", "code", digits(guess));
      assertThat(wrong.getStatus()).isEqualTo(422);
    }
    // Now even the right one is worth nothing.
    assertThat(codes.check(request, device, code)).isEqualTo(CodeCheck.SPENT);
    for (int guess = 0; guess < 10_000; guess += 10) {
      assertThat(codes.check(request, device, digits(guess))).isEqualTo(CodeCheck.SPENT);
      assertThat(links.follow(token.substring(0, 38) + "%05d".formatted(guess))).isEmpty();
    }
    assertThat(phone.post(page, "values", asked.values(piece, "APPROVE", "")).getStatus())
        .isEqualTo(200);
    assertThat(decision()).isNull();
  }

  // L20
  @Test
  void l20_hashIsNoToken() {
    var phone = new Phone(mvc);
    var stored =
        database
            .sql("select token_hash from approval_link where request_id = :id")
            .param("id", request.id())
            .query(String.class)
            .single();
    assertThat(stored).isEqualTo(hash(token));
    var unknown = phone.get("/approve/" + UUID.randomUUID());
    var hashed = phone.get("/approve/" + stored);
    assertThat(hashed.getStatus()).isEqualTo(unknown.getStatus()).isEqualTo(404);
    assertThat(text(hashed)).isEqualTo(text(unknown));
    assertThat(phone.cookies).noneMatch(cookie -> cookie.getName().equals("APPROVAL"));
  }

  // L23, R8
  @Test
  void l23_fiftyRedemptionsAtOnceAreOneDecision() throws Exception {
    var phone = new Phone(mvc);
    var page = phone.follow(token);
    phone.post(page, "values", asked.values(piece, "APPROVE", ""));
    var code = code();
    var approve = asked.values(piece, "APPROVE", "");
    var answers =
        atOnce(50, () -> phone.post(page, "values", approve, "code", code)).stream()
            .map(MockHttpServletResponse::getStatus)
            .toList();
    assertThat(answers).filteredOn(status -> status == 302).hasSize(1);
    assertThat(answers).filteredOn(status -> status != 302).hasSize(49).containsOnly(409);
    assertThat(approvals.of(piece)).hasSize(1);
  }

  // L24
  @Test
  void l24_afterTheAddressChangedOldLinksAndDevicesAreWorthNothing() {
    var phone = known();
    var page = phone.follow(token);
    database
        .sql("update approver set email = 'ana@elsewhere.example' where id = :id")
        .param("id", ana.id())
        .update();
    assertThat(phone.get(page).getStatus()).isEqualTo(410);
    assertThat(phone.post(page, "values", asked.values(piece, "APPROVE", "")).getStatus())
        .isEqualTo(410);
    assertThat(decision()).isNull();

    var other = asked.asked("Summer sale");
    var fresh = phone.follow(links.mint(asked.request(other, ana).id()));
    assertThat(text(phone.post(fresh, "values", asked.values(other, "APPROVE", ""))))
        .contains("Is it you?", "a…@example".substring(0, 2));
    assertThat(approvals.request(asked.request(other, ana).id()).answered()).isFalse();
  }

  // F26
  @Test
  void f26_linkAnswersNoTaskOfTheTeam() throws Exception {
    var other = desk.open(asked.client(), "Not written yet", "manager");
    var task = process.task(other, "Task_DraftPiece");
    var phone = known();
    var page = phone.follow(token);
    phone.cookies.forEach(cookie -> cookie.setPath("/"));
    for (var address :
        List.of(
            "/api/tasks/" + task.getId(),
            "/camunda/api/engine/engine/default/task/" + task.getId() + "/submit-form",
            "/engine-rest/task/" + task.getId() + "/submit-form")) {
      assertThat(
              phone
                  .send(json(MockMvcRequestBuilders.post(address), "{\"variables\":{}}"), address)
                  .getStatus())
          .as(address)
          .isEqualTo(401);
    }
    assertThat(phone.get("/api/pieces").getStatus()).isEqualTo(401);
    assertThat(phone.get("/pieces/" + piece).getRedirectedUrl()).endsWith("/login");
    assertThat(phone.get("/camunda/app/tasklist/default/").getStatus()).isEqualTo(302);
    var smuggled =
        asked.values(piece, "APPROVE", "").replace("}", ",\"taskId\":\"" + task.getId() + "\"}");
    assertThat(phone.post(page, "values", smuggled).getStatus()).isEqualTo(422);
    assertThat(process.task(other, "Task_DraftPiece")).isNotNull();
  }

  @Test
  void wrongCodeAsksAgainAndKeepsTheAnswer() {
    var phone = new Phone(mvc);
    var page = phone.follow(token);
    var values = asked.values(piece, "REQUEST_CHANGES", "Keep me");
    phone.post(page, "values", values);
    var code = code();
    var wrong = code.equals("000000") ? "000001" : "000000";
    var again = phone.post(page, "values", values, "code", wrong);
    assertThat(again.getStatus()).isEqualTo(422);
    assertThat(text(again)).contains("not the code", "Keep me");
    assertThat(decision()).isNull();
    assertThat(phone.post(page, "values", values, "code", code).getStatus()).isEqualTo(302);
    assertThat(approvals.request(request.id()).comment()).isEqualTo("Keep me");
  }

  @Test
  void codeIsGoodForItsDeviceOnly() {
    var phone = new Phone(mvc);
    var page = phone.follow(token);
    phone.post(page, "values", "{}");
    var code = code();
    var thief = new Phone(mvc);
    thief.follow(token);
    assertThat(thief.post(page, "values", "{}", "code", code).getStatus()).isEqualTo(422);
    process.advance(Duration.ofMinutes(1));
    thief.post(page, "values", "{}");
    assertThat(
            thief
                .post(page, "values", asked.values(piece, "APPROVE", ""), "code", code)
                .getStatus())
        .isEqualTo(422);
    assertThat(decision()).isNull();
  }

  @Test
  void usedCodeMakesNoSecondDeviceKnown() {
    var phone = new Phone(mvc);
    var page = phone.follow(token);
    phone.post(page, "values", "{}");
    var code = code();
    var device = device(phone);
    assertThat(codes.check(request, device, code)).isEqualTo(CodeCheck.RIGHT);
    assertThat(codes.check(request, DeviceCodes.newDevice(), code)).isEqualTo(CodeCheck.SPENT);
    process.advance(Duration.ofDays(91));
    assertThat(codes.knows(device, request)).isFalse();
    assertThat(codes.check(request, device, code)).isEqualTo(CodeCheck.SPENT);
  }

  @Test
  void codeIsGoodForTenMinutes() {
    var phone = new Phone(mvc);
    var page = phone.follow(token);
    phone.post(page, "values", "{}");
    var code = code();
    process.advance(Duration.ofMinutes(10));
    assertThat(codes.check(request, device(phone), code)).isEqualTo(CodeCheck.SPENT);
  }

  @Test
  void codesAreNotMailedWithoutEnd() {
    var page = new Phone(mvc).follow(token);
    var refused = 0;
    for (int i = 0; i < 8; i++) {
      var phone = new Phone(mvc);
      phone.follow(token);
      if (phone.post(page, "values", "{}").getStatus() == 429) refused++;
    }
    assertThat(refused).isEqualTo(3);
    assertThat(mails("approval-code")).isEqualTo(5);
    process.advance(Duration.ofMinutes(61));
    var phone = new Phone(mvc);
    phone.follow(token);
    assertThat(phone.post(page, "values", "{}").getStatus()).isEqualTo(200);
  }

  @Test
  void decidingNeedsTheTokenOfTheForm() throws Exception {
    var phone = known();
    var page = phone.follow(token);
    var values = asked.values(piece, "APPROVE", "");
    assertThat(phone.send(post(page).param("values", values), page).getStatus()).isEqualTo(403);
    assertThat(
            phone
                .send(post(page).param("values", values).with(csrf().useInvalidToken()), page)
                .getStatus())
        .isEqualTo(403);
    assertThat(decision()).isNull();
  }

  @Test
  void signedInPersonIsNobodyHere() throws Exception {
    mvc.perform(get("/approve/for/" + request.id()).with(people.as("manager")))
        .andExpect(status().isNotFound());
    var phone = new Phone(mvc);
    phone.follow(token);
    assertThat(phone.cookies)
        .extracting(jakarta.servlet.http.Cookie::getName)
        .doesNotContain("IMPRIMATUR", "JSESSIONID");
  }

  @Test
  void linkToAnOldVersionShowsTheDifferenceAndMailsTheNewLink() {
    decided(new Phone(mvc), "REQUEST_CHANGES", "Shorter, please");
    asked.revised(piece, "Spring sale now");
    var phone = known();
    var page = phone.follow(token);
    var shown = phone.get(page);
    assertThat(shown.getStatus()).isEqualTo(410);
    assertThat(text(shown))
        .contains("There is a newer version", "from version 1 to version 2", "<ins>", " now");
    assertThat(phone.post(page, "values", asked.values(piece, "APPROVE", "")).getStatus())
        .isEqualTo(409);
    assertThat(asked.round(piece).open()).isTrue();
    assertThat(text(phone.post(page + "/link"))).contains("on its way");
    assertThat(mails("approval-link")).isEqualTo(1);
  }

  @Test
  void linkToAVersionThatIsBeingRevisedSaysOnlyThat() {
    var draft = pieces.get(piece).current().orElseThrow().draft();
    desk.edit(
        piece,
        new Draft(
            "Other words",
            draft.tags(),
            draft.channels(),
            draft.images(),
            draft.firstComment(),
            draft.variants()),
        "manager");
    var phone = new Phone(mvc);
    var page = phone.follow(token);
    var shown = phone.get(page);
    assertThat(shown.getStatus()).isEqualTo(410);
    assertThat(text(shown)).contains("It is being revised").doesNotContain("version 2");
  }

  @Test
  void withdrawnPieceIsSaidToBeWithdrawn() {
    var phone = known();
    desk.withdraw(piece, "Internal reason", "manager");
    var page = phone.follow(token);
    var shown = phone.get(page);
    assertThat(shown.getStatus()).isEqualTo(410);
    assertThat(text(shown)).contains("It was withdrawn").doesNotContain("Internal reason");
    assertThat(phone.post(page, "values", "{}").getStatus()).isEqualTo(409);
  }

  @Test
  void whoeverIsNotNeededAnyMoreReadsWhoDecided() {
    var ben = asked.approver("ben", "legal");
    var both = asked.asked("Summer sale");
    var phone = new Phone(mvc);
    var bens = phone.follow(links.mint(asked.request(both, ben).id()));
    request = asked.request(both, ana);
    token = links.mint(request.id());
    piece = both;
    decided(new Phone(mvc), "APPROVE", "");
    var shown = phone.get(bens);
    assertThat(shown.getStatus()).isEqualTo(410);
    assertThat(text(shown)).contains("It is decided already", "ana approved it on");
    assertThat(pieces.get(both).status()).isEqualTo(PieceStatus.APPROVED);
  }

  @Test
  void picturesOfTheVersionAreOpenToTheLinkAndNoOthers() throws Exception {
    var shown = picture(40, 30);
    var other = picture(50, 30);
    var withPicture = asked.asked("With a picture", List.of(shown.toString()));
    var phone = new Phone(mvc);
    var page = phone.follow(links.mint(asked.request(withPicture, ana).id()));
    assertThat(text(phone.get(page))).contains(page + "/media/" + shown).doesNotContain("/assets/");
    var picture = phone.get(page + "/media/" + shown);
    assertThat(picture.getStatus()).isEqualTo(200);
    assertThat(picture.getContentType()).isEqualTo("image/png");
    assertThat(picture.getHeader("Content-Security-Policy")).contains("sandbox");
    assertThat(phone.get(page + "/media/" + other).getStatus()).isEqualTo(404);
    assertThat(new Phone(mvc).get(page + "/media/" + shown).getStatus()).isEqualTo(404);
    assertThat(phone.get("/assets/" + shown + "/content").getRedirectedUrl()).endsWith("/login");
  }

  /** Decides by the link, the code included. */
  private void decided(Phone phone, String decision, String comment) {
    var page = phone.follow(token);
    var values = asked.values(piece, decision, comment);
    phone.post(page, "values", values);
    assertThat(phone.post(page, "values", values, "code", code()).getStatus()).isEqualTo(302);
  }

  /** A device that is known to be Ana's. */
  private Phone known() {
    var phone = new Phone(mvc);
    var known = request;
    if (known.answered() || approvals.request(request.id()).answered()) return phone;
    var page = phone.follow(token);
    phone.post(page, "values", "{}");
    assertThat(codes.check(request, device(phone), code())).isEqualTo(CodeCheck.RIGHT);
    return phone;
  }

  private static String device(Phone phone) {
    return phone.cookies.stream()
        .filter(c -> c.getName().equals("APPROVAL_DEVICE"))
        .findFirst()
        .orElseThrow()
        .getValue();
  }

  /** What the letter with the newest code says. */
  private String code() {
    var id =
        database
            .sql(
                "select id from device_code where request_id = :id order by ordered_at desc limit 1")
            .param("id", request.id())
            .query(UUID.class)
            .single();
    return codes.mint(id);
  }

  private ApprovalDecision decision() {
    return approvals.request(request.id()).decision();
  }

  private long mails(String kind) {
    return database
        .sql("select count(*) from mail where thread = :piece and kind = :kind")
        .param("piece", piece)
        .param("kind", kind)
        .query(Long.class)
        .single();
  }

  private UUID picture(int width, int height) throws Exception {
    return library
        .upload(
            new NewAsset(asked.client(), "picture.png", "", null, "manager"),
            new ByteArrayInputStream(Samples.picture("png", width, height)))
        .id();
  }

  private static List<MockHttpServletResponse> atOnce(
      int times, Callable<MockHttpServletResponse> work) throws Exception {
    var barrier = new CyclicBarrier(times);
    var threads = Executors.newFixedThreadPool(times);
    try {
      var tasks = new ArrayList<Callable<MockHttpServletResponse>>();
      for (int i = 0; i < times; i++) {
        tasks.add(
            () -> {
              barrier.await();
              return work.call();
            });
      }
      var answers = new ArrayList<MockHttpServletResponse>();
      for (var answer : threads.invokeAll(tasks)) answers.add(answer.get());
      return answers;
    } finally {
      threads.shutdownNow();
    }
  }

  private static org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder json(
      org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder request,
      String body) {
    return request.contentType(MediaType.APPLICATION_JSON).content(body).with(csrf());
  }

  private static String hash(String token) {
    try {
      return HexFormat.of()
          .formatHex(
              java.security.MessageDigest.getInstance("SHA-256")
                  .digest(token.getBytes(java.nio.charset.StandardCharsets.UTF_8)));
    } catch (java.security.NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }

  private static String digits(int number) {
    return "%06d".formatted(number);
  }

  private static String escaped(String json) {
    return json.replace("\"", "&quot;");
  }

  private static String text(MockHttpServletResponse response) {
    return new String(response.getContentAsByteArray(), java.nio.charset.StandardCharsets.UTF_8);
  }
}
