package org.imprimatur.audit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.Map;
import org.imprimatur.audit.SigningKeys.Seal;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * A file outside the database to which signed ends of chains are added, one JSON line each. It is
 * worth as much as the place it lies in: on a disk the database's administrator cannot write to, or
 * copied away, it proves that nothing before that end was cut off or rewritten. It keeps nobody
 * from deleting the file, and what was done after its last line is not covered by it.
 */
@Component
class AnchorFile {
  private final String file;
  private final SigningKeys keys;

  AnchorFile(@Value("${imprimatur.audit.anchor-file:}") String file, SigningKeys keys) {
    this.file = file;
    this.keys = keys;
  }

  boolean kept() {
    return !file.isBlank();
  }

  synchronized void add(AuditHead head) {
    if (!kept() || head.seq() == 0) return;
    var line =
        CanonicalJson.of(
            Map.of(
                "client", head.client(),
                "seq", head.seq(),
                "hash", head.hash(),
                "key", head.key(),
                "signature", head.signature()));
    try {
      Files.writeString(
          Path.of(file), line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException("The anchor file " + file + " cannot be written", e);
    }
  }

  /** A client's anchored hashes by number; lines that we did not sign are passed over. */
  Map<Long, String> of(String client) {
    if (!kept() || !Files.exists(Path.of(file))) return Map.of();
    var anchored = new HashMap<Long, String>();
    try (var lines = Files.lines(Path.of(file))) {
      lines
          .filter(line -> !line.isBlank())
          .map(CanonicalJson::read)
          .filter(line -> client.equals(line.get("client")))
          .filter(this::signed)
          .forEach(line -> anchored.put(seq(line), (String) line.get("hash")));
    } catch (IOException e) {
      throw new UncheckedIOException("The anchor file " + file + " cannot be read", e);
    }
    return anchored;
  }

  private boolean signed(Map<String, Object> line) {
    return keys.verify(
        AuditHead.statement((String) line.get("client"), seq(line), (String) line.get("hash")),
        new Seal((String) line.get("key"), (String) line.get("signature")));
  }

  private static long seq(Map<String, Object> line) {
    return ((Number) line.get("seq")).longValue();
  }
}
