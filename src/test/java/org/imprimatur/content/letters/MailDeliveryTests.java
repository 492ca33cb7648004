package org.imprimatur.content.letters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.mail.Multipart;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ManagementService;
import org.imprimatur.ProcessDriver;
import org.imprimatur.ProcessTest;
import org.imprimatur.TestMail;
import org.imprimatur.approvals.ApprovalDesk;
import org.imprimatur.approvals.ApprovalLinks;
import org.imprimatur.approvals.ApprovalRequest;
import org.imprimatur.approvals.ApprovalRequested;
import org.imprimatur.approvals.CodeCheck;
import org.imprimatur.approvals.DeviceCodes;
import org.imprimatur.approvals.LinkStanding;
import org.imprimatur.approvals.NoticeProof;
import org.imprimatur.channels.Channel;
import org.imprimatur.clients.ApprovalTerms;
import org.imprimatur.clients.BusinessHours;
import org.imprimatur.clients.ClientDesk;
import org.imprimatur.clients.NewApprover;
import org.imprimatur.clients.Silence;
import org.imprimatur.content.ApprovalTasks;
import org.imprimatur.content.ContentDesk;
import org.imprimatur.content.PieceReading;
import org.imprimatur.mail.Mail;
import org.imprimatur.mail.MailState;
import org.imprimatur.mail.Order;
import org.imprimatur.mail.PostOffice;
import org.imprimatur.workflow.TaskForms;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

@ProcessTest
@ExtendWith(OutputCaptureExtension.class)
class MailDeliveryTests {
  private static final Pattern LINK =
      Pattern.compile(Pattern.quote(TestMail.PUBLIC_URL) + "/approve/([A-Za-z0-9_-]{43})");
  private static final Pattern CODE = Pattern.compile("(?m)(?<=^    )\\d{6}$");
  private static final Instant FIRST_REMINDER = Instant.parse("2026-11-23T15:00:00Z");
  private static final Instant ANSWER_DUE = Instant.parse("2026-11-30T18:00:00Z");
  private static final String HOSTILE =
      "<script>alert(1)</script> \"Sale\" \u202Eexe.jpg &amp; {{7*7}} [[${7*7}]]";

  @Autowired ProcessDriver process;
  @Autowired ContentDesk desk;
  @Autowired ClientDesk clients;
  @Autowired PieceReading pieces;
  @Autowired ApprovalDesk approvals;
  @Autowired ApprovalLinks links;
  @Autowired DeviceCodes codes;
  @Autowired ApprovalTasks tasks;
  @Autowired TaskForms forms;
  @Autowired PostOffice office;
  @Autowired NoticeProof proof;
  @Autowired ManagementService jobs;
  @Autowired IdentityService identities;
  @Autowired ApplicationEventPublisher events;
  @Autowired TransactionTemplate transaction;
  @Autowired JdbcTemplate database;

  private String client;
  private Channel channel;

  @BeforeEach
  void begin() {
    process.begin();
    client = "c" + UUID.randomUUID().toString().replace("-", "").substring(0, 20);
    channel = process.channel(client, "key");
  }

  @Test
  void requestBringsALinkInTextAndHtml() throws Exception {
    var ana = approver("ana");
    var piece = asked("Spring sale");

    var letter = only(ana);
    assertThat(letter.getContentType()).startsWith("multipart/alternative");
    for (var part : List.of(text(letter), html(letter))) {
      assertThat(part)
          .contains("Spring sale", "version", "Mon 14 Dec 2026, 09:00 Europe/Lisbon")
          .contains("Mon 30 Nov 2026, 18:00 Europe/Lisbon");
      var visit = links.follow(token(part)).orElseThrow();
      assertThat(visit.request().id()).isEqualTo(request(piece).id());
      assertThat(visit.standing()).isEqualTo(LinkStanding.OPEN);
    }
    assertThat(html(letter)).doesNotContain("<img", "<script", "src=");
    assertThat(letter.getSubject())
        .isEqualTo("Client " + client + ": approval of piece " + piece.toString().substring(0, 6))
        .doesNotContain("Spring");
    assertThat(letter.getFrom()[0]).hasToString("Imprimatur <approvals@agency.example>");
    assertThat(letter.getReplyTo()[0]).hasToString("Imprimatur <approvals@agency.example>");
    assertThat(letter.getHeader("Auto-Submitted")).containsExactly("auto-generated");
    assertThat(letter.getHeader("Bcc")).isNull();
    assertThat(office.about(piece))
        .singleElement()
        .satisfies(
            mail -> {
              assertThat(mail.state()).isEqualTo(MailState.SENT);
              assertThat(mail.messageId()).isEqualTo(letter.getMessageID());
              assertThat(process.passed(mail.id(), "EndEvent_LetterSettled")).isTrue();
            });
    assertThat(proof.of(request(piece).id()).orElseThrow())
        .contains(ana, "Mon 23 Nov 2026, 08:00", letter.getMessageID(), "250");
  }

  @Test
  void lettersAboutOnePieceAreOneConversation() throws Exception {
    var ana = approver("ana");
    var piece = asked("Spring sale");
    process.until(FIRST_REMINDER);
    answer(piece, "REQUEST_CHANGES", "Shorter, please");
    process.runDueJobs();

    var letters = TestMail.to(ana);
    assertThat(letters).hasSize(3);
    assertThat(text(letters.get(1)))
        .contains("has been waiting for your approval for 7 hours")
        .contains("needed by Mon 30 Nov 2026, 18:00 Europe/Lisbon");
    assertThat(letters.get(1).getSentDate()).isEqualTo(FIRST_REMINDER);
    for (var part : List.of(text(letters.get(2)), html(letters.get(2)))) {
      assertThat(part).contains("changes were requested", "Shorter, please", "ana", "Mon 14 Dec");
    }
    for (var letter : letters) {
      assertThat(letter.getHeader("References"))
          .isEqualTo(letter.getHeader("In-Reply-To"))
          .containsExactly("<piece-" + piece + "@agency.example>");
      assertThat(letter.getSubject()).isEqualTo(letters.get(0).getSubject());
    }
    assertThat(letters).extracting(MimeMessage::getMessageID).doesNotHaveDuplicates();
  }

  @Test
  void eachReminderIsALetterOfItsOwnAndTheAccountManagerHearsOfTheSilence() throws Exception {
    var manager = accountManager();
    var ana = approver("ana");
    var piece = asked("Spring sale");

    process.until(ANSWER_DUE);

    assertThat(TestMail.to(ana)).hasSize(4);
    assertThat(TestMail.to(manager)).hasSize(1);
    assertThat(text(TestMail.to(manager).get(0)))
        .contains("Silent: ana", "Spring sale", TestMail.PUBLIC_URL + "/pieces/" + piece);
    assertThat(text(TestMail.to(ana).get(0))).contains("Mara Manager asks for your approval");
  }

  @Test
  void noSecretIsKeptOrLogged(CapturedOutput output) throws Exception {
    var ana = approver("ana");
    var piece = asked("Spring sale");
    var token = token(text(only(ana)));

    assertThat(everythingKept()).isNotEmpty().noneMatch(row -> row.contains(token));
    assertThat(output.getAll()).doesNotContain(token);
    assertThat(office.about(piece)).hasSize(1);
  }

  @Test
  void aLetterWaitsForItsServerAndKeepsItsMessageId() throws Exception {
    var ana = approver("ana");
    var piece = reviewed("Spring sale");
    var before = process.now();
    TestMail.unreachable(
        () -> assertThatThrownBy(process::runDueJobs).hasMessageContaining("did not take"));
    var mail = office.about(piece).get(0);
    assertThat(mail.state()).isEqualTo(MailState.QUEUED);
    var job =
        jobs.createJobQuery()
            .processInstanceId(process.of(mail.id(), "mail-delivery").getId())
            .singleResult();
    assertThat(job.getRetries()).isEqualTo(5);

    process.until(before.plusSeconds(60));

    assertThat(only(ana).getMessageID()).isEqualTo(mail.messageId());
    assertThat(links.follow(token(text(only(ana)))).orElseThrow().standing())
        .isEqualTo(LinkStanding.OPEN);
  }

  @Test
  void aMailboxThatIsFullIsTriedAgain() {
    clients.addApprover(
        new NewApprover(client, "Full", "full@" + client + ".example", "", "marketing", false));
    reviewed("Spring sale");

    assertThatThrownBy(process::runDueJobs).hasMessageContaining("452 4.2.2 Mailbox full");
  }

  @Test
  void whomNoMailReachesIsToldInAnotherWay() {
    clients.addApprover(
        new NewApprover(client, "Nobody", "nobody@" + client + ".example", "", "marketing", false));
    var piece = asked("Spring sale");

    var mail = office.about(piece).get(0);
    assertThat(mail.state()).isEqualTo(MailState.REFUSED);
    assertThat(process.shown(mail.id(), "Task_ReachPersonAnotherWay", "letter").toString())
        .contains("550 5.1.1 No such mailbox here", "Nobody", "Approval request: Spring sale");
    assertThat(proof.of(request(piece).id())).isEmpty();
    assertThatThrownBy(() -> reached(mail, " ")).hasMessageContaining("Say how they were told");
    reached(mail, "By phone, today at noon");
    assertThat(office.get(mail.id()).state()).isEqualTo(MailState.REACHED);
    assertThat(office.get(mail.id()).reachedNote()).isEqualTo("By phone, today at noon");
    assertThat(process.passed(mail.id(), "EndEvent_PersonReached")).isTrue();
  }

  @Test
  void anAddressThatIsNoneReachesNoServer() {
    approver("ana");
    var piece = asked("Spring sale");
    var before = TestMail.to("ana@" + client + ".example").size();

    for (var address : List.of("ana", "a@b@c.example", "a@b.example\r\nBcc: all@b.example")) {
      var id = office.post(order(piece, address, "Ana", "address " + address));
      process.runDueJobs();
      assertThat(office.get(id).state()).isEqualTo(MailState.REFUSED);
      assertThat(office.get(id).serverAnswer()).contains("no address mail can be sent to");
    }
    assertThat(TestMail.to("ana@" + client + ".example")).hasSize(before);
  }

  @Test
  void nothingInANameOrTitleBecomesAHeaderOrMarkup() throws Exception {
    approver("eve");
    var piece = asked(HOSTILE);
    var to = "all@" + client + ".example";
    office.post(order(piece, to, "Eve\r\nBcc: all@b.example\u2028X: y", "hostile name"));
    process.runDueJobs();

    var letter = only(to);
    assertThat(letter.getHeader("Bcc")).isNull();
    assertThat(letter.getAllRecipients()).hasSize(1);
    assertThat(((InternetAddress) letter.getAllRecipients()[0]).getPersonal())
        .isEqualTo("Eve Bcc: all@b.example X: y");
    assertThat(html(letter))
        .contains("&lt;script&gt;alert(1)&lt;/script&gt;", "&amp;amp;", "{{7*7}}", "[[${7*7}]]")
        .doesNotContain("<script>", "\u202E");
    assertThat(text(letter)).contains("<script>alert(1)</script>").doesNotContain("\u202E");
  }

  @Test
  void codesAndFreshLinksComeByMailToo() throws Exception {
    var ana = approver("ana");
    var piece = asked("Spring sale");
    var visit = links.follow(token(text(only(ana)))).orElseThrow();
    var device = DeviceCodes.newDevice();

    codes.order(visit, device);
    links.order(request(piece).id());
    links.order(request(piece).id());
    process.runDueJobs();

    var letters = TestMail.to(ana);
    assertThat(letters).hasSize(3);
    var code = CODE.matcher(text(letters.get(1)));
    assertThat(code.find()).isTrue();
    assertThat(html(letters.get(1))).contains(code.group());
    assertThat(letters.get(1).getSubject()).doesNotContain(code.group());
    assertThat(codes.check(request(piece), device, code.group())).isEqualTo(CodeCheck.RIGHT);
    assertThat(text(letters.get(2))).contains("fresh link", TestMail.PUBLIC_URL + "/approve/");
  }

  @Test
  void whoHasAnAccountIsLedToTheTaskToo() throws Exception {
    var ana = "ana@" + client + ".example";
    clients.addApprover(new NewApprover(client, "Ana", ana, client, "marketing", false));
    var piece = asked("Spring sale");

    var task = tasks.find(request(piece).id()).orElseThrow();
    for (var part : List.of(text(only(ana)), html(only(ana)))) {
      assertThat(part)
          .contains(TestMail.PUBLIC_URL + "/camunda/app/tasklist/default/#/?task=" + task)
          .contains(TestMail.PUBLIC_URL + "/approvals");
    }
  }

  @Test
  void theSameEventTwiceIsOneLetter() {
    var ana = approver("ana");
    var piece = asked("Spring sale");

    transaction.executeWithoutResult(
        status -> events.publishEvent(new ApprovalRequested(request(piece).id())));
    process.runDueJobs();

    assertThat(TestMail.to(ana)).hasSize(1);
    assertThat(office.about(piece)).hasSize(1);
  }

  @Test
  void whatIsRolledBackSendsNothing() {
    var ana = approver("ana");
    var piece = asked("Spring sale");

    transaction.executeWithoutResult(
        status -> {
          office.post(order(piece, ana, "Ana", "rolled back"));
          status.setRollbackOnly();
        });
    process.runDueJobs();

    assertThat(TestMail.to(ana)).hasSize(1);
  }

  @Test
  void whatNobodyNeedsAnyMoreIsNotMailed() {
    var ana = approver("ana");
    var piece = asked("Spring sale");
    var late = order(piece, "late-" + ana, "Ana", "late");
    answer(piece, "APPROVE", "");

    var id = office.post(late);
    process.runDueJobs();

    assertThat(office.get(id).state()).isEqualTo(MailState.DROPPED);
    assertThat(TestMail.to("late-" + ana)).isEmpty();
    assertThat(TestMail.to(ana)).hasSize(2);
  }

  // --- the way to a piece that waits for approval ---

  private Order order(UUID piece, String to, String name, String once) {
    return new Order(
        "approval-request", client, to, name, request(piece).id(), piece, once + piece);
  }

  private String approver(String name) {
    var email = name + "@" + client + ".example";
    clients.addApprover(new NewApprover(client, name, email, "", "marketing", false));
    return email;
  }

  private String accountManager() {
    var login = "m" + client;
    var user = identities.newUser(login);
    user.setFirstName("Mara");
    user.setLastName("Manager");
    user.setEmail(login + "@agency.example");
    user.setPassword("not used here at all");
    identities.saveUser(user);
    clients.keep(
        new ApprovalTerms(
            client,
            "anyone",
            List.of(6, 24, 48),
            Silence.HOLD,
            "",
            login,
            BusinessHours.USUAL,
            List.of()));
    return user.getEmail();
  }

  private UUID asked(String title) {
    var piece = reviewed(title);
    process.runDueJobs();
    return piece;
  }

  private UUID reviewed(String title) {
    var piece = desk.open(client, title, "manager");
    process.submit(
        piece,
        "Task_DraftPiece",
        "manager",
        Map.of(
            "channels",
            List.of(channel.id().toString()),
            "text",
            "Words for readers",
            "slotAt",
            "2026-12-14T09:00"));
    process.submit(
        piece,
        "Task_ReviewPiece",
        "reviewer",
        Map.of("reviewDecision", "APPROVE", "versionDigest", digest(piece)));
    return piece;
  }

  private void answer(UUID piece, String decision, String comment) {
    var request = request(piece);
    forms.submit(
        new TaskForms.Who(request.actor(), Set.of(), Set.of(client)),
        tasks.find(request.id()).orElseThrow(),
        Map.of(
            "approvalDecision",
            decision,
            "approvalComment",
            comment,
            "versionDigest",
            digest(piece)));
  }

  private void reached(Mail mail, String note) {
    process.submit(mail.id(), "Task_ReachPersonAnotherWay", "manager", Map.of("reachNote", note));
  }

  private ApprovalRequest request(UUID piece) {
    var rounds = approvals.rounds(piece);
    return approvals.requests(rounds.get(rounds.size() - 1).id()).get(0);
  }

  private String digest(UUID piece) {
    return pieces.get(piece).current().orElseThrow().digest();
  }

  /** Every row of ours and of the engine's, as text. */
  private List<String> everythingKept() {
    return database
        .queryForList(
            "select table_name from information_schema.tables where table_schema = 'public'",
            String.class)
        .stream()
        .flatMap(
            table ->
                database.queryForList("select t::text from " + table + " t", String.class).stream())
        .toList();
  }

  // --- what arrived ---

  private static MimeMessage only(String address) {
    assertThat(TestMail.to(address)).hasSize(1);
    return TestMail.to(address).get(0);
  }

  private static String token(String part) {
    var link = LINK.matcher(part);
    assertThat(link.find()).isTrue();
    return link.group(1);
  }

  private static String text(MimeMessage letter) throws Exception {
    return part(letter, 0, "text/plain");
  }

  private static String html(MimeMessage letter) throws Exception {
    return part(letter, 1, "text/html");
  }

  private static String part(MimeMessage letter, int no, String type) throws Exception {
    var part = ((Multipart) letter.getContent()).getBodyPart(no);
    assertThat(part.getContentType()).startsWith(type);
    return (String) part.getContent();
  }
}
