package org.imprimatur.channels.practice;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.imprimatur.channels.Moderation;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** The practice network as its audience sees it; open to everybody who is signed in. */
@Controller
class PracticePages {
  private static final int PAGE = 20;
  private static final int MESSAGES = 100;

  private final PracticePosts posts;
  private final PracticeImages images;
  private final PracticeTalk talk;
  private final PracticeAudience audience = new PracticeAudience();
  private final Clock clock;

  PracticePages(PracticePosts posts, PracticeImages images, PracticeTalk talk, Clock clock) {
    this.posts = posts;
    this.images = images;
    this.talk = talk;
    this.clock = clock;
  }

  @GetMapping("/practice")
  String feed(
      @RequestParam(defaultValue = "") String account,
      @RequestParam(defaultValue = "") String tag,
      @RequestParam(defaultValue = "" + Long.MAX_VALUE) long before,
      Model model) {
    var found = posts.feed(feedOf(account, tag, before), PAGE + 1);
    var shown = found.subList(0, Math.min(PAGE, found.size()));
    model.addAttribute("posts", views(shown));
    model.addAttribute("account", account);
    model.addAttribute("tag", tag);
    model.addAttribute("older", found.size() > PAGE ? shown.get(PAGE - 1).id() : null);
    model.addAttribute("newest", before == Long.MAX_VALUE);
    return "practice/feed";
  }

  @GetMapping("/practice/posts/{id}")
  String post(@PathVariable long id, Model model) {
    var post =
        posts.withId(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    model.addAttribute("post", views(List.of(post)).get(0));
    return "practice/post";
  }

  /** For the agency only: they are between an account and one person. */
  @GetMapping("/practice/messages")
  String messages(Model model) {
    model.addAttribute("messages", talk.latest(MESSAGES));
    return "practice/messages";
  }

  @GetMapping("/practice/images/{id}")
  ResponseEntity<byte[]> image(@PathVariable UUID id) {
    var file = images.file(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    return ResponseEntity.ok()
        .contentType(MediaType.parseMediaType(file.mediaType()))
        .cacheControl(CacheControl.maxAge(Duration.ofDays(1)).cachePrivate())
        // Shown inside our pages; opened by itself it is a download and can do nothing in our
        // origin.
        .header(HttpHeaders.CONTENT_DISPOSITION, "attachment")
        .header("Content-Security-Policy", "default-src 'none'; sandbox")
        .header("X-Content-Type-Options", "nosniff")
        .body(file.bytes());
  }

  private static PracticeFeed feedOf(String account, String tag, long before) {
    try {
      return new PracticeFeed(account, tag, before);
    } catch (IllegalArgumentException e) {
      throw new ResponseStatusException(HttpStatus.BAD_REQUEST, e.getMessage(), e);
    }
  }

  private List<PostView> views(List<PracticePost> shown) {
    var now = clock.instant();
    var comments = posts.commentsOn(ids(shown));
    var pictures =
        images.of(ids(Stream.concat(shown.stream(), comments.stream()).toList())).stream()
            .collect(Collectors.groupingBy(PracticeImage::post));
    var answers =
        comments.stream()
            .map(
                comment ->
                    view(
                        comment,
                        pictures.getOrDefault(comment.id(), List.of()),
                        List.of(),
                        acts(shown, comment),
                        now))
            // Pinned ones first; hidden ones nobody but us would see.
            .sorted(Comparator.comparing(view -> !view.pinned()))
            .collect(Collectors.groupingBy(view -> view.post().replyTo()));
    return shown.stream()
        .map(
            post ->
                view(
                    post,
                    pictures.getOrDefault(post.id(), List.of()),
                    answers.getOrDefault(post.id(), List.of()),
                    Set.of(),
                    now))
        .toList();
  }

  /** What the account whose post it is beneath did about a comment. */
  private Set<Moderation> acts(List<PracticePost> shown, PracticePost comment) {
    return shown.stream()
        .filter(post -> post.id() == comment.replyTo())
        .flatMap(post -> talk.acts(post.account(), Long.toString(comment.id())).stream())
        .collect(Collectors.toSet());
  }

  private PostView view(
      PracticePost post,
      List<PracticeImage> pictures,
      List<PostView> comments,
      Set<Moderation> acts,
      Instant now) {
    return new PostView(post, pictures, comments, audience.of(post, now), acts, now);
  }

  private static Collection<Long> ids(List<PracticePost> shown) {
    return shown.stream().map(PracticePost::id).toList();
  }
}
