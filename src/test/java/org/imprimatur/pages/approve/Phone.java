package org.imprimatur.pages.approve;

import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import jakarta.servlet.http.Cookie;
import java.net.URI;
import java.util.Collection;
import java.util.concurrent.CopyOnWriteArrayList;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;

/** An approver's browser: it keeps cookies, sends each where it belongs, and nothing else. */
final class Phone {
  private final MockMvc mvc;
  final Collection<Cookie> cookies = new CopyOnWriteArrayList<>();

  Phone(MockMvc mvc) {
    this.mvc = mvc;
  }

  MockHttpServletResponse get(String path) {
    return send(MockMvcRequestBuilders.get(URI.create(path)), path);
  }

  MockHttpServletResponse head(String path) {
    return send(MockMvcRequestBuilders.head(URI.create(path)), path);
  }

  MockHttpServletResponse options(String path) {
    return send(MockMvcRequestBuilders.options(URI.create(path)), path);
  }

  MockHttpServletResponse post(String path, String... fields) {
    var request = MockMvcRequestBuilders.post(URI.create(path)).with(csrf());
    for (int i = 0; i < fields.length; i += 2) request.param(fields[i], fields[i + 1]);
    return send(request, path);
  }

  MockHttpServletResponse send(MockHttpServletRequestBuilder request, String path) {
    try {
      var sent = cookies.stream().filter(c -> path.startsWith(c.getPath())).toArray(Cookie[]::new);
      if (sent.length > 0) request.cookie(sent);
      var response = mvc.perform(request).andReturn().getResponse();
      for (var cookie : response.getCookies()) {
        cookies.removeIf(
            c -> c.getName().equals(cookie.getName()) && c.getPath().equals(cookie.getPath()));
        cookies.add(cookie);
      }
      return response;
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  /** Follows the link in a mail to the page it leads to. */
  String follow(String token) {
    return get("/approve/" + token).getRedirectedUrl();
  }
}
