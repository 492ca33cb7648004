package org.imprimatur.assets;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FileNameTests {
  @Test
  void nameKeepsItsWordsAndGetsItsContentsExtension() {
    assertThat(FileName.clean("Frühling am Fjord.PNG", "image/png"))
        .isEqualTo("Frühling am Fjord.png");
    assertThat(FileName.clean("page.html", "image/jpeg")).isEqualTo("page.jpg");
    assertThat(FileName.clean("shell.php.jpg", "image/gif")).isEqualTo("shell.php.gif");
  }

  @Test
  void pathsControlsAndInvisiblesGo() {
    assertThat(FileName.clean("../../etc/passwd", "image/png")).isEqualTo("passwd.png");
    assertThat(FileName.clean("C:\\temp\\cup.jpg", "image/jpeg")).isEqualTo("cup.jpg");
    assertThat(FileName.clean("a\r\nSet-Cookie: x\0.jpg", "image/jpeg"))
        .isEqualTo("aSet-Cookie_ x.jpg");
    assertThat(FileName.clean("cup\u202egpj.exe", "image/jpeg")).isEqualTo("cupgpj.jpg");
    assertThat(FileName.clean("zero\u200bwidth\ufeff.jpg", "image/jpeg"))
        .isEqualTo("zerowidth.jpg");
    assertThat(FileName.clean("lone\ud800surrogate.jpg", "image/jpeg"))
        .isEqualTo("lonesurrogate.jpg");
  }

  @Test
  void nothingLeftIsStillAName() {
    for (var name : new String[] {null, "", "..", "/", "\u202e", " . ", ".jpg"}) {
      assertThat(FileName.clean(name, "image/webp")).isEqualTo("picture.webp");
    }
    assertThat(FileName.clean("x".repeat(5000), "image/png")).hasSize(104);
  }
}
