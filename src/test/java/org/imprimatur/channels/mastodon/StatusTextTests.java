package org.imprimatur.channels.mastodon;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Counting as Mastodon does, and recognising a text in the HTML that servers make of it. */
class StatusTextTests {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Hello | 5",
        "See https://example.com/a/very/long/path?with=query#and-fragment | 27",
        "See https://a.co. | 28",
        "Both https://a.co https://example.com/x | 52",
        "(https://example.com) | 25",
        "Thanks @fan@social.example.org! | 12",
        "mail me@example.org | 19",
        "Grüße | 5",
        "👨‍👩‍👧 | 5"
      })
  void urlsWeighTheSameAndMentionsElsewhereCountByName(String text, int length) {
    assertThat(StatusText.length(text, 23)).isEqualTo(length);
  }

  @Test
  void withoutAFixedWeightAUrlCountsAsItIs() {
    assertThat(StatusText.length("https://example.com/x", 0)).isEqualTo(21);
  }

  @Test
  void mastodonsHtmlReadsAsWritten() {
    var html =
        "<p>Spring &amp; <span class=\"h-card\"><a href=\"https://x.example/@fan\">@<span>fan</span></a></span><br />"
            + "<a href=\"https://example.com/a?b=1&amp;c=2\"><span class=\"invisible\">https://</span>"
            + "<span class=\"ellipsis\">example.com/a?b=1</span><span class=\"invisible\">&amp;c=2</span></a></p>"
            + "<p><a href=\"https://x.example/tags/Tea\">#<span>Tea</span></a></p>";
    assertThat(StatusText.plain(html))
        .isEqualTo("Spring & @fan\nhttps://example.com/a?b=1&c=2\n#Tea");
    assertSame("Spring & @fan@x.example\nhttps://example.com/a?b=1&c=2\n\n#Tea", html);
  }

  @Test
  void snacsMarkdownAndMentionsReadAsWritten() {
    assertSame(
        "Hello **bold** `code` @fan\n\n> quote\n- item\n---\nend & <b> Grüße",
        "Hello <b>bold</b> <code>code</code> <span class=\"h-card\"><a href=\"http://localhost:1/fan\">@fan@localhost:1</a></span>"
            + "<br><blockquote>quote<br></blockquote>- item<br><hr>end & &lt;b&gt; Grüße<br>");
  }

  @Test
  void otherWordsAreAnotherText() {
    assertThat(StatusText.essence("Sale ends Monday"))
        .isNotEqualTo(StatusText.essence("Sale ends Sunday"));
    assertThat(StatusText.essence("10 %")).isNotEqualTo(StatusText.essence("20 %"));
  }

  @Test
  void aTextOfEmojiAloneIsStillComparedByThem() {
    assertThat(StatusText.essence("🎉 🎉"))
        .isEqualTo(StatusText.essence("🎉🎉"))
        .isNotEqualTo(StatusText.essence("🎊"));
  }

  private static void assertSame(String written, String html) {
    assertThat(StatusText.essence(StatusText.plain(html))).isEqualTo(StatusText.essence(written));
  }
}
