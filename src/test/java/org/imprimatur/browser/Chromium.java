package org.imprimatur.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Playwright;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.imprimatur.live.LiveServers;

/** The Chromium that is installed here, without a window; never one fetched for the test. */
final class Chromium implements AutoCloseable {
  private final Playwright playwright;
  private final Browser browser;

  private Chromium(Playwright playwright, Browser browser) {
    this.playwright = playwright;
    this.browser = browser;
  }

  /** Starts it; aborts the test if there is none. */
  static Chromium start() {
    var program =
        Stream.of("chromium", "chromium-browser", "google-chrome")
            .flatMap(name -> LiveServers.onPath(name).stream())
            .findFirst()
            .orElseThrow(() -> LiveServers.missing("chromium is not installed"));
    var playwright =
        Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    var browser =
        playwright
            .chromium()
            .launch(
                new LaunchOptions()
                    .setExecutablePath(program)
                    .setArgs(
                        List.of(
                            "--no-sandbox",
                            "--disable-background-networking",
                            "--disable-component-update",
                            "--no-first-run")));
    return new Chromium(playwright, browser);
  }

  /** A person's own browser: cookies of nobody else, on the other side of the world. */
  Visitor visitor(String home) {
    var context =
        browser.newContext(
            new Browser.NewContextOptions()
                .setBaseURL(home)
                .setLocale("en-GB")
                .setTimezoneId("Asia/Tokyo")
                .setViewportSize(Visitor.WIDTH, Visitor.HEIGHT));
    return new Visitor(context.newPage());
  }

  @Override
  public void close() {
    browser.close();
    playwright.close();
  }
}
