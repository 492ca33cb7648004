package org.imprimatur.channels.practice;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import org.imprimatur.channels.practice.PostText.Piece;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PostTextTests {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "See https://acme.example/a?b=1#c, now|https://acme.example/a?b=1#c",
        "(https://acme.example)|https://acme.example",
        "#Kaffeegenuß and more|/practice?tag=Kaffeegenu%C3%9F",
        "Thanks, @acme_coffee!|/practice?account=acme_coffee",
      })
  void linksWhatIsALink(String text, String href) {
    assertThat(PostText.of(text).pieces()).extracting(Piece::href).containsOnlyOnce(href);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "javascript:alert(1)",
        "data:text/html,x",
        "mail@acme.example",
        "A&B#1",
        "# #",
        "@",
        "https://",
        "ftp://acme.example"
      })
  void leavesTheRestAlone(String text) {
    assertThat(PostText.of(text).pieces()).extracting(Piece::href).containsOnly("");
  }

  @Test
  void losesNothing() {
    var text =
        "a #b,@c... https://d.example/<script>\"'\u202E https://e.example/\u202Efdp ##f @@g\n#h#i";
    assertThat(PostText.of(text).pieces().stream().map(Piece::text).collect(Collectors.joining()))
        .isEqualTo(text);
    assertThat(PostText.of(text).pieces())
        .extracting(Piece::href)
        .noneMatch(href -> href.matches(".*[<>\"\u202E].*"));
  }
}
