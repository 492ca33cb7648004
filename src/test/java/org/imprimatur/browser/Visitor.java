package org.imprimatur.browser;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Somebody at a browser, who notices everything that goes wrong in it. */
final class Visitor {
  static final int WIDTH = 1280;
  static final int HEIGHT = 900;

  private static final int PHONE = 390;
  private static final Path SCREENSHOTS = Path.of("target", "screenshots");

  final Page page;
  private final List<String> complaints = new ArrayList<>();
  private final List<String> lost = new ArrayList<>();
  private final Set<Request> underWay = new LinkedHashSet<>();

  Visitor(Page page) {
    this.page = page;
    page.setDefaultTimeout(30_000);
    page.onResponse(
        response -> {
          if (response.status() >= 400) {
            complaints.add(
                response.status() + " " + response.request().method() + " " + path(response.url()));
          }
        });
    page.onRequest(underWay::add);
    page.onRequestFinished(underWay::remove);
    page.onRequestFailed(
        request -> {
          underWay.remove(request);
          lost.add(path(request.url()) + " " + request.failure());
        });
    page.onPageError(error -> complaints.add("script: " + error));
  }

  /** Signs in on our own page. */
  Visitor signIn(String login) {
    page.navigate("/login");
    page.locator("input[name=username]").fill(login);
    page.locator("input[name=password]").fill(login);
    page.locator("main button[type=submit], form button[type=submit]").first().click();
    page.waitForURL(url -> !url.contains("/login"));
    return this;
  }

  Tasklist tasklist() {
    page.navigate("/camunda/app/tasklist/default/");
    return new Tasklist(this);
  }

  void open(String address) {
    page.navigate(address);
  }

  void click(String button) {
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(button).setExact(true))
        .click();
  }

  /** Keeps what is on the screen, as wide as a desk's and as a phone's. */
  void screenshot(String name) {
    screenshot(name, HEIGHT);
  }

  /** The same where a column of its own scrolls, so that the picture has to be as high as it. */
  void screenshot(String name, int height) {
    picture(name + "-desk", WIDTH, height);
    picture(name + "-phone", PHONE, height);
    page.setViewportSize(WIDTH, HEIGHT);
  }

  private void picture(String name, int width, int height) {
    page.setViewportSize(width, height);
    page.waitForTimeout(700);
    page.screenshot(
        new Page.ScreenshotOptions().setPath(SCREENSHOTS.resolve(name + ".png")).setFullPage(true));
  }

  /** Refused requests and failed scripts since the last time asked. */
  List<String> complaints() {
    var found = List.copyOf(complaints);
    complaints.clear();
    return found;
  }

  /** Keeps what is on the screen, and tells why it may be less than was waited for. */
  AssertionError stuck(RuntimeException why) {
    picture("stuck", WIDTH, HEIGHT);
    return new AssertionError(
        "On %s; refused %s, lost %s, not answered yet %s, see stuck.png"
            .formatted(
                page.url(),
                complaints,
                lost,
                underWay.stream().map(request -> path(request.url())).toList()),
        why);
  }

  private static String path(String url) {
    return url.replaceFirst("https?://[^/]+", "")
        .replaceAll("[0-9a-f]{8}(-[0-9a-f]+){4}", "{id}")
        .replaceFirst("\\?.*", "");
  }
}
