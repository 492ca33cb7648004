package org.imprimatur.channels.practice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.imprimatur.TestPostgres;
import org.imprimatur.channels.Account;
import org.imprimatur.channels.Delivery;
import org.imprimatur.channels.Medium;
import org.imprimatur.channels.Moderation;
import org.imprimatur.channels.ModerationCall;
import org.imprimatur.channels.RemotePost;
import org.imprimatur.channels.SendResult.Confirmed;
import org.imprimatur.web.PageSlice;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.flyway.FlywayAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.DataSourceAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.JdbcClientAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.JdbcTemplateAutoConfiguration;
import org.springframework.boot.test.autoconfigure.web.servlet.AutoConfigureMockMvc;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.web.servlet.MockMvc;

@SpringBootTest(classes = {PageSlice.class, PracticePagesTests.Network.class})
@ContextConfiguration(initializers = TestPostgres.class)
@AutoConfigureMockMvc
class PracticePagesTests {
  private static final String HOSTILE =
      "<script>alert(1)</script> <img src=x onerror=alert(2)> {{7*7}} ${7*7} \u202Eexe.jpg";

  private final String handle = "acme_" + UUID.randomUUID().toString().substring(0, 8);
  private final Account acme = new Account(UUID.randomUUID(), URI.create("/"), handle, "", null);

  @Autowired private MockMvc pages;
  @Autowired private PracticeNetwork network;

  private RemotePost post;

  @BeforeEach
  void publish() {
    var image = new Medium("", "image/png", HOSTILE, 4, 3, () -> new byte[] {1, 2, 3});
    var empty =
        delivery(
            HOSTILE + " #coffee @borealis https://acme.example/\"onmouseover=alert(3)",
            List.of(image),
            Map.of(),
            null);
    var ready = network.prepare(acme, empty);
    post = confirmed(delivery(empty.text(), List.of(image), ready.progress(), null));
    confirmed(delivery("Comment " + HOSTILE, List.of(), Map.of(), post));
  }

  @Test
  void hostileTextIsShownAndDoesNothing() throws Exception {
    for (var path : List.of("/practice?account=" + handle, post.url())) {
      var page = page(path);
      assertThat(page)
          .contains(
              "&lt;script&gt;",
              "&lt;img src=x onerror=",
              "{{7*7}}",
              "${7*7}",
              "‹U+202E›exe.jpg",
              "Comment &lt;script&gt;")
          .doesNotContain("<script>", "<img src=x", "\u202E", "\"onmouseover");
    }
  }

  @Test
  void whatTheAccountDidAboutACommentIsSeen() throws Exception {
    var comment = confirmed(delivery("A comment", List.of(), Map.of(), post));
    assertThat(page(post.url())).doesNotContain("Pinned", "Liked by", "Hidden:");
    for (var action : List.of(Moderation.LIKE, Moderation.PIN, Moderation.HIDE)) {
      network.moderate(
          acme, new ModerationCall(action, comment.id(), "", post.id(), null, "Because"));
    }
    assertThat(page(post.url())).contains("Pinned", "Liked by the account", "Hidden: only");
    network.moderate(
        acme, new ModerationCall(Moderation.DELETE, comment.id(), "", post.id(), null, "Spam"));
    assertThat(page(post.url())).doesNotContain("A comment", "Hidden:");
  }

  @Test
  void linksLeadWhereTheySay() throws Exception {
    assertThat(page(post.url()))
        .contains("href=\"/practice?tag=coffee\"", "href=\"/practice?account=borealis\"")
        .contains("href=\"https://acme.example/\" rel=\"nofollow ugc noopener noreferrer\"");
  }

  @Test
  void feedIsNarrowedByTagAndPaged() throws Exception {
    assertThat(page("/practice?account=" + handle + "&tag=coffee")).contains(handle + "</bdi>");
    assertThat(page("/practice?account=" + handle + "&tag=coff")).doesNotContain("class=\"post\"");
    for (int n = 0; n < 20; n++) {
      confirmed(delivery("Number " + n, List.of(), Map.of(), null));
    }
    var first = page("/practice?account=" + handle);
    assertThat(first).contains("Number 19").doesNotContain("#coffee");
    var older =
        first
            .replaceAll("(?s).*href=\"(/practice\\?[^\"]*before=\\d+)\".*", "$1")
            .replace("&amp;", "&");
    assertThat(page(older)).contains("#coffee").doesNotContain("Number");
  }

  @Test
  void imageCanDoNothingByItself() throws Exception {
    var src = page(post.url()).replaceAll("(?s).*src=\"(/practice/images/[^\"]+)\".*", "$1");
    pages
        .perform(get(src).with(user("acme")))
        .andExpect(status().isOk())
        .andExpect(header().string("Content-Type", "image/png"))
        .andExpect(header().string("Content-Disposition", "attachment"))
        .andExpect(header().string("X-Content-Type-Options", "nosniff"));
  }

  @Test
  void nonsenseIsRefused() throws Exception {
    for (var path :
        List.of(
            "/practice?tag=(", "/practice?before=x", "/practice/posts/x", "/practice/images/x")) {
      pages.perform(get(path).with(user("acme"))).andExpect(status().isBadRequest());
    }
    pages
        .perform(get("/practice/posts/999999999").with(user("acme")))
        .andExpect(status().isNotFound());
  }

  private String page(String path) throws Exception {
    return pages
        .perform(get(URI.create(path)).with(user("acme")))
        .andExpect(status().isOk())
        .andReturn()
        .getResponse()
        .getContentAsString();
  }

  private RemotePost confirmed(Delivery delivery) {
    return ((Confirmed) network.publish(acme, delivery)).post();
  }

  private static Delivery delivery(
      String text, List<Medium> media, Map<String, String> progress, RemotePost inReplyTo) {
    return new Delivery(
        UUID.randomUUID().toString(),
        "",
        Instant.now(),
        text,
        List.of(),
        "en",
        media,
        progress,
        inReplyTo);
  }

  @Configuration
  @ComponentScan
  @ImportAutoConfiguration({
    DataSourceAutoConfiguration.class,
    DataSourceTransactionManagerAutoConfiguration.class,
    JdbcTemplateAutoConfiguration.class,
    JdbcClientAutoConfiguration.class,
    FlywayAutoConfiguration.class
  })
  static class Network {
    @Bean
    Clock clock() {
      return Clock.systemUTC();
    }
  }
}
