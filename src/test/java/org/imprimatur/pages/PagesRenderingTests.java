package org.imprimatur.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.util.regex.Pattern;
import org.imprimatur.web.PageSlice;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.autoconfigure.web.servlet.AutoConfigureMockMvc;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.web.servlet.MockMvc;

@SpringBootTest(classes = {PageSlice.class, SamplePages.class})
@AutoConfigureMockMvc
class PagesRenderingTests {
  private static final String HOSTILE =
      "\"'><script>alert(1)</script><img src=x onerror=alert(2)>{{1234567*3}}${1234567*3}[[${1234567*3}]]__${1234567*3}__\u202Egpj.exe\u0007";

  @Autowired private MockMvc pages;

  /** The second column: in how many places the sample puts the hostile text. */
  @ParameterizedTest
  @CsvSource({"/, 16", "/pieces, 7", "/pieces/1, 73"})
  void hostileTextIsShownAndDoesNothing(String path, int places) throws Exception {
    var page = page(path, HOSTILE);
    assertThat(page)
        .doesNotContain("<script>", "<img src=x", "\"'>", "3703701", "\u202E", "\u0007")
        // An attribute that acts, after any number of well-formed ones.
        .doesNotContainPattern("<[a-z]+(\\s+[\\w-]+(=\"[^\"]*\")?)*\\s+on[a-z]+\\s*=");
    assertThat(page.split("\\{\\{1234567\\*3}}", -1)).hasSize(places + 1);
    assertThat(page.split("‹U\\+202E›gpj\\.exe‹U\\+0007›", -1)).hasSize(places + 1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/pieces", "/pieces/1", "/login"})
  void pageNeedsNoInlineScriptOrStyle(String path) throws Exception {
    assertThat(page(path, ""))
        .doesNotContainPattern(
            "(?i)<style|\\sstyle=|<script(?![^>]*\\ssrc=)|\\son[a-z]+=|javascript:");
  }

  @Test
  void everyFormThatChangesSomethingCarriesTheToken() throws Exception {
    var page = page("/pieces/1", "");
    assertThat(page.split("method=\"post\"", -1)).hasSize(8);
    assertThat(page.split("name=\"_csrf\"", -1)).hasSize(8);
    assertThat(page)
        .contains(
            "action=\"/pieces/1/withdraw\"",
            "action=\"/pieces/1/reschedule\"",
            "action=\"/pieces/1/pause\"",
            "action=\"/pieces/1/resume\"");
    assertThat(page("/login", ""))
        .contains("action=\"/login\"", "name=\"_csrf\"", "name=\"username\"", "name=\"password\"");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/pieces", "/pieces/1", "/login"})
  void whatThePageNamesIsThere(String path) throws Exception {
    var found =
        Pattern.compile("(?:<link[^>]* href|<script[^>]* src)=\"([^\"]+)\"")
            .matcher(page(path, ""));
    while (found.find()) {
      pages.perform(get(found.group(1)).with(user("manager"))).andExpect(status().isOk());
    }
  }

  private String page(String path, String mark) throws Exception {
    return pages
        .perform(get(path).param("mark", mark).with(user("manager")))
        .andExpect(status().isOk())
        .andReturn()
        .getResponse()
        .getContentAsString();
  }
}
