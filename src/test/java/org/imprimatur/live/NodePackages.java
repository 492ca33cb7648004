package org.imprimatur.live;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The servers that come from npm, installed at first need and again only when the lock or Node.js
 * changes.
 */
final class NodePackages {
  private static final Path SOURCE = Path.of("src", "test", "live").toAbsolutePath();
  private static final Path TARGET = LiveServers.DIRECTORY.resolve("npm");
  private static final List<String> FILES =
      List.of("package.json", "package-lock.json", ".npmrc", "bluesky-network.cjs");

  private static boolean failed;

  private NodePackages() {}

  /** The directory to run scripts in. */
  static Path installed() {
    try {
      Files.createDirectories(TARGET);
      for (var file : FILES) {
        Files.copy(SOURCE.resolve(file), TARGET.resolve(file), StandardCopyOption.REPLACE_EXISTING);
      }
      var stamp = TARGET.resolve("installed.sha256");
      var wanted = digest();
      if (!Files.exists(stamp) || !Files.readString(stamp).equals(wanted)) {
        Files.deleteIfExists(stamp);
        // Trying again in the same run would only take its minutes again.
        if (failed) {
          throw LiveServers.missing("npm could not install @atproto/dev-env");
        }
        failed = true;
        install();
        failed = false;
        Files.writeString(stamp, wanted);
      }
      return TARGET;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void install() throws IOException {
    System.err.println(
        "Installing the Bluesky servers from npm, once; this takes a minute or two …");
    var log = LiveServers.DIRECTORY.resolve("npm.log");
    var npm =
        new ProcessBuilder("npm", "ci", "--no-audit", "--no-fund")
            .directory(TARGET.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile());
    // Where Node.js brings its headers, the native module compiles without fetching them.
    LiveServers.onPath("node")
        .map(NodePackages::prefix)
        .filter(prefix -> Files.exists(prefix.resolve("include/node/node.h")))
        .ifPresent(
            prefix -> npm.environment().putIfAbsent("npm_config_nodedir", prefix.toString()));
    var process = npm.start();
    try {
      if (!process.waitFor(10, TimeUnit.MINUTES) || process.exitValue() != 0) {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
        throw LiveServers.missing("npm could not install @atproto/dev-env (see " + log + ")");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static Path prefix(Path node) {
    try {
      return node.toRealPath().getParent().getParent();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String digest() throws IOException {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      digest.update(Files.readAllBytes(SOURCE.resolve("package-lock.json")));
      digest.update(nodeVersion().getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String nodeVersion() throws IOException {
    var process = new ProcessBuilder("node", "--version").redirectErrorStream(true).start();
    return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
  }
}
