package org.imprimatur.channels;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretBoxTests {
  @TempDir Path dir;
  private SecretBox box;

  @BeforeEach
  void open() throws GeneralSecurityException {
    box = box("keys.json");
  }

  @Test
  void tokenComesBackInItsRow() {
    assertThat(box.open(box.seal("tökén", "row-1"), "row-1")).isEqualTo("tökén");
  }

  @Test
  void whatIsKeptTellsNothing() {
    var sealed = box.seal("the-very-secret-token", "row-1");

    assertThat(new String(sealed, StandardCharsets.ISO_8859_1)).doesNotContain("secret");
    assertThat(sealed).isNotEqualTo(box.seal("the-very-secret-token", "row-1"));
  }

  @Test
  void tokenMovedToAnotherRowDoesNotOpen() {
    var sealed = box.seal("token", "row-1");

    assertThatThrownBy(() -> box.open(sealed, "row-2"))
        .hasMessageContaining("row-2")
        .hasMessageContaining("moved from another row");
  }

  @Test
  void otherKeyDoesNotOpen() throws GeneralSecurityException {
    var sealed = box.seal("token", "row-1");
    var other = box("other.json");

    assertThatThrownBy(() -> other.open(sealed, "row-1")).hasMessageContaining("other keyset");
  }

  @Test
  void changedBytesDoNotOpen() {
    var sealed = box.seal("token", "row-1");
    sealed[sealed.length - 1] ^= 1;

    assertThatThrownBy(() -> box.open(sealed, "row-1")).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void sameKeyFileOpensAfterARestartAndSoDoesTheKeysetGivenAsText()
      throws GeneralSecurityException, IOException {
    var sealed = box.seal("token", "row-1");

    assertThat(box("keys.json").open(sealed, "row-1")).isEqualTo("token");
    assertThat(new SecretBox(Files.readString(dir.resolve("keys.json")), "").open(sealed, "row-1"))
        .isEqualTo("token");
  }

  @Test
  void keyFileIsReadByItsOwnerOnly() throws IOException {
    assertThat(
            PosixFilePermissions.toString(Files.getPosixFilePermissions(dir.resolve("keys.json"))))
        .isEqualTo("rw-------");
  }

  @Test
  void withoutAKeyItSaysWhatToSet() {
    assertThatThrownBy(() -> new SecretBox("", "")).hasMessageContaining("IMPRIMATUR_KEYSET");
  }

  private SecretBox box(String file) throws GeneralSecurityException {
    return new SecretBox("", dir.resolve(file).toString());
  }
}
