package org.imprimatur.security;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Base64;
import java.util.regex.Pattern;

/** A browser or a program on the other end of the wire, with its own cookies. */
class Visitor {

  private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"");

  private final CookieManager cookies = new CookieManager();
  private HttpClient client = HttpClient.newBuilder().cookieHandler(cookies).build();
  private final String home;
  private String basic;

  Visitor(int port) {
    this.home = "http://localhost:" + port;
  }

  /** Goes where it is sent, as browsers do. */
  Visitor following() {
    client =
        HttpClient.newBuilder()
            .cookieHandler(cookies)
            .followRedirects(HttpClient.Redirect.NORMAL)
            .build();
    return this;
  }

  Visitor withBasic(String login, String password) {
    basic = "Basic " + Base64.getEncoder().encodeToString((login + ":" + password).getBytes(UTF_8));
    return this;
  }

  /** Signs in by the form, as a browser does. */
  HttpResponse<String> signIn(String login, String password) {
    var token = TOKEN.matcher(get("/login").body());
    var form = "username=" + encode(login) + "&password=" + encode(password);
    if (token.find()) {
      form += "&_csrf=" + encode(token.group(1));
    }
    return send("POST", "/login", "application/x-www-form-urlencoded", form);
  }

  HttpResponse<String> get(String path) {
    return send("GET", path, null, "");
  }

  HttpResponse<String> json(String method, String path, String body) {
    return send(method, path, "application/json", body);
  }

  HttpResponse<String> send(String method, String path, String type, String body) {
    var request =
        HttpRequest.newBuilder(URI.create(home + path))
            .method(method, BodyPublishers.ofString(body));
    if (type != null) {
      request.header("Content-Type", type);
    }
    if (basic != null) {
      request.header("Authorization", basic);
    }
    cookies.getCookieStore().getCookies().stream()
        .filter(cookie -> cookie.getName().equals("XSRF-TOKEN"))
        .findFirst()
        .ifPresent(cookie -> request.header("X-XSRF-TOKEN", cookie.getValue()));
    try {
      return client.send(request.build(), BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  String session() {
    return cookies.getCookieStore().getCookies().stream()
        .filter(cookie -> cookie.getName().equals("IMPRIMATUR"))
        .map(HttpCookie::getValue)
        .findFirst()
        .orElse("");
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, UTF_8);
  }
}
