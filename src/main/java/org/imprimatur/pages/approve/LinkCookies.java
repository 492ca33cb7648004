package org.imprimatur.pages.approve;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import org.imprimatur.approvals.LinkVisit;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;

/**
 * What an approver's browser keeps: the token of each link, out of the address and only for that
 * link's page, and the secret by which we know the device.
 */
@Component
class LinkCookies {
  private static final String TOKEN = "APPROVAL";
  private static final String DEVICE = "APPROVAL_DEVICE";
  private static final Duration DEVICE_KEPT_FOR = Duration.ofDays(90);

  private final boolean secure;
  private final Clock clock;

  LinkCookies(@Value("${server.servlet.session.cookie.secure}") boolean secure, Clock clock) {
    this.secure = secure;
    this.clock = clock;
  }

  static String page(UUID request) {
    return "/approve/for/" + request;
  }

  Optional<String> token(HttpServletRequest request) {
    return value(request, TOKEN);
  }

  void keepToken(HttpServletResponse response, LinkVisit visit, String token) {
    var path = page(visit.request().id());
    add(response, TOKEN, token, path, until(visit.link().expiresAt()));
  }

  Optional<String> device(HttpServletRequest request) {
    return value(request, DEVICE);
  }

  void keepDevice(HttpServletResponse response, String secret) {
    add(response, DEVICE, secret, "/approve", DEVICE_KEPT_FOR);
  }

  private Duration until(Instant time) {
    var left = Duration.between(clock.instant(), time);
    // An expired link is kept for as long as its page says so.
    return left.compareTo(Duration.ofHours(1)) < 0 ? Duration.ofHours(1) : left;
  }

  /** Lax, since the way here begins in the mail, on another site. */
  private void add(
      HttpServletResponse response, String name, String value, String path, Duration age) {
    var cookie =
        ResponseCookie.from(name, value)
            .httpOnly(true)
            .secure(secure)
            .sameSite("Lax")
            .path(path)
            .maxAge(age)
            .build();
    response.addHeader(HttpHeaders.SET_COOKIE, cookie.toString());
  }

  private static Optional<String> value(HttpServletRequest request, String name) {
    if (request.getCookies() == null) return Optional.empty();
    return Arrays.stream(request.getCookies())
        .filter(cookie -> cookie.getName().equals(name) && !cookie.getValue().isEmpty())
        .map(jakarta.servlet.http.Cookie::getValue)
        .findFirst();
  }
}
