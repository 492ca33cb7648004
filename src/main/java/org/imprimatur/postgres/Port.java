package org.imprimatur.postgres;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Which port a server on a data directory has, or gets. */
final class Port {
  private static final Logger log = LoggerFactory.getLogger(Port.class);

  private Port() {}

  /**
   * The port of the server that still runs on the directory, else the wanted one if it is free,
   * else any free one.
   */
  static int of(Path directory, int wanted) throws IOException {
    var running = ofRunningServer(directory);
    if (running.isPresent()) {
      log.info(
          "A PostgreSQL left behind still runs on {}; using it on port {}.",
          directory,
          running.get());
      return running.get();
    }
    if (isFree(wanted)) {
      return wanted;
    }
    var other = anyFree();
    log.warn(
        "Port {} is taken by another program; PostgreSQL uses port {} this time.", wanted, other);
    return other;
  }

  /**
   * Reads postmaster.pid: line 1 is the process, line 4 its port. A process that is gone, or is no
   * postgres, does not count.
   */
  private static Optional<Integer> ofRunningServer(Path directory) throws IOException {
    var file = directory.resolve("postmaster.pid");
    if (Files.notExists(file)) {
      return Optional.empty();
    }
    var lines = Files.readAllLines(file);
    if (lines.size() < 4 || !isPostgres(lines.get(0).strip())) {
      return Optional.empty();
    }
    return Optional.of(Integer.parseInt(lines.get(3).strip()));
  }

  private static boolean isPostgres(String pid) {
    return ProcessHandle.of(Long.parseLong(pid))
        .filter(ProcessHandle::isAlive)
        // A command hidden from us cannot be ours to adopt: the server runs as the same user.
        .flatMap(process -> process.info().command())
        .map(Path::of)
        .map(command -> command.getFileName().toString().startsWith("postgres"))
        .orElse(false);
  }

  private static boolean isFree(int port) {
    try (var socket = new ServerSocket()) {
      socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  private static int anyFree() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
