package org.imprimatur.demo;

import java.io.IOException;
import java.net.URI;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.imprimatur.assets.AssetLibrary;
import org.imprimatur.assets.NewAsset;
import org.imprimatur.channels.ChannelDesk;
import org.imprimatur.channels.NewChannel;
import org.imprimatur.clients.ApprovalTerms;
import org.imprimatur.clients.BusinessHours;
import org.imprimatur.clients.ClientDesk;
import org.imprimatur.clients.Clients;
import org.imprimatur.clients.HashtagSet;
import org.imprimatur.clients.NewApprover;
import org.imprimatur.clients.Policy;
import org.imprimatur.clients.Silence;
import org.imprimatur.clients.SlotRule;
import org.imprimatur.clients.Strategy;
import org.imprimatur.interactions.SavedReplyDesk;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.context.annotation.Profile;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/** The demo's two clients; what is there already stays as it is. */
@Component
@Profile("demo")
class DemoClients implements ApplicationRunner {
  private final Clients clients;
  private final ClientDesk desk;
  private final ChannelDesk channels;
  private final AssetLibrary assets;
  private final SavedReplyDesk replies;

  DemoClients(
      Clients clients,
      ClientDesk desk,
      ChannelDesk channels,
      AssetLibrary assets,
      SavedReplyDesk replies) {
    this.clients = clients;
    this.desk = desk;
    this.channels = channels;
    this.assets = assets;
    this.replies = replies;
  }

  @Override
  public void run(ApplicationArguments arguments) throws IOException {
    if (!clients.existsByKey("acme")) acme();
    if (!clients.existsByKey("borealis")) borealis();
  }

  private void acme() throws IOException {
    desk.open("acme", "Acme Coffee", ZoneId.of("Europe/Lisbon"), Policy.USUAL);
    desk.keep(
        new Strategy(
            "acme",
            "Warm, short, a little playful. We talk about the moment, never about the machine.",
            "en",
            List.of(
                new HashtagSet("Every day", List.of("coffee", "AcmeCoffee")),
                new HashtagSet(
                    "Roastery", List.of("freshroast", "singleorigin", "specialtycoffee"))),
            List.of("@borealis"),
            weekdays(LocalTime.of(9, 0), LocalTime.of(17, 30))));
    terms("acme", "marketing");
    approver("acme", "Ana Acme", "ana@acme.example", "acme", "marketing");
    // Asked once the route says "marketing then legal"; without an account, so by link.
    approver("acme", "Leo Legal", "leo@acme.example", "", "legal");
    answers("acme", "Hi {name}, we are open every day from eight to seven. See you soon!");
    practice("acme", "Acme on Practice", "acmecoffee");
    picture("acme", "acme-cup.png", "A cup of coffee on a warm background, steam rising.");
    picture("acme", "acme-beans.jpg", "Roasted coffee beans, seen from above.");
  }

  private void answers(String client, String hours) {
    replies.write(client, "Opening hours", hours, "manager");
    replies.write(
        client,
        "We look into it",
        "Sorry about that, {name}! We are looking into it and tell you by tomorrow noon.",
        "manager");
    replies.write(
        client, "Order on its way", "Hi {name}, order {order number} is on its way.", "manager");
  }

  private void borealis() throws IOException {
    desk.open("borealis", "Borealis Bank", ZoneId.of("Europe/Stockholm"), Policy.USUAL);
    desk.keep(
        new Strategy(
            "borealis",
            "Calm and exact. No promises about returns, no exclamation marks.",
            "en",
            List.of(new HashtagSet("Saving", List.of("saving", "BorealisBank", "personalfinance"))),
            List.of(),
            weekdays(LocalTime.of(8, 15))));
    terms("borealis", "anyone");
    approver("borealis", "Bo Borealis", "bo@borealis.example", "borealis", "marketing");
    answers("borealis", "Good day {name}, our branches are open on weekdays from nine to three.");
    practice("borealis", "Borealis on Practice", "borealis");
    picture("borealis", "borealis-lights.jpg", "Northern lights over a snowy ridge.");
    picture("borealis", "borealis-jar.png", "A savings jar, half full of coins.");
  }

  private void terms(String client, String route) {
    desk.keep(
        new ApprovalTerms(
            client,
            route,
            List.of(6, 24, 48),
            Silence.HOLD,
            "",
            "manager",
            BusinessHours.USUAL,
            List.of("guarantee", "free", "health")));
  }

  private void approver(String client, String name, String email, String login, String role) {
    desk.addApprover(new NewApprover(client, name, email, login, role, false));
  }

  private void practice(String client, String name, String handle) {
    channels.connect(
        new NewChannel(
            client, "practice", name, handle, URI.create("practice:/"), "practice", true));
  }

  private void picture(String client, String file, String altText) throws IOException {
    try (var content = new ClassPathResource("demo/" + file).getInputStream()) {
      assets.upload(new NewAsset(client, file, altText, null, "admin"), content);
    }
  }

  private static List<SlotRule> weekdays(LocalTime... times) {
    return IntStream.rangeClosed(1, 5)
        .mapToObj(DayOfWeek::of)
        .flatMap(day -> Arrays.stream(times).map(time -> new SlotRule(day, time)))
        .toList();
  }
}
