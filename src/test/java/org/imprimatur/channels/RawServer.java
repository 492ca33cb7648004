package org.imprimatur.channels;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A server that misbehaves on the socket as real ones do; what it was sent is kept. */
public final class RawServer implements AutoCloseable {

  /** What to do with a connection once the request's head has been read. */
  @FunctionalInterface
  public interface Behaviour {
    void on(Socket connection) throws Exception;
  }

  private final ServerSocket socket;
  private final List<String> requests = new CopyOnWriteArrayList<>();

  private RawServer(ServerSocket socket) {
    this.socket = socket;
  }

  public static RawServer that(Behaviour behaviour) {
    try {
      var server = new RawServer(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()));
      var thread = new Thread(() -> server.serve(behaviour), "raw-server");
      thread.setDaemon(true);
      thread.start();
      return server;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Answers with these characters and closes. */
  public static Behaviour says(String response) {
    return connection -> {
      connection.getOutputStream().write(response.getBytes(StandardCharsets.UTF_8));
      connection.getOutputStream().flush();
      connection.shutdownOutput();
      connection.getInputStream().readAllBytes();
    };
  }

  /** A well-formed answer. */
  public static Behaviour answers(String status, String headers, String body) {
    var length = body.getBytes(StandardCharsets.UTF_8).length;
    return says(
        "HTTP/1.1 "
            + status
            + "\r\nContent-Length: "
            + length
            + "\r\nConnection: close\r\n"
            + headers
            + "\r\n"
            + body);
  }

  /** Takes the request and breaks the connection off with a reset. */
  public static Behaviour resets() {
    return connection -> connection.setSoLinger(true, 0);
  }

  /** Takes the request and says nothing. */
  public static Behaviour staysSilent() {
    return connection -> Thread.sleep(60_000);
  }

  public URI address() {
    return URI.create("http://127.0.0.1:" + socket.getLocalPort());
  }

  /** The heads of the requests that arrived. */
  public List<String> requests() {
    return requests;
  }

  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void serve(Behaviour behaviour) {
    while (!socket.isClosed()) {
      try {
        var connection = socket.accept();
        var thread = new Thread(() -> handle(connection, behaviour), "raw-connection");
        thread.setDaemon(true);
        thread.start();
      } catch (IOException e) {
        // Closed by the test: no more connections.
        return;
      }
    }
  }

  private void handle(Socket connection, Behaviour behaviour) {
    try (connection) {
      requests.add(head(connection.getInputStream()));
      behaviour.on(connection);
    } catch (Exception e) {
      // The client hung up first, which is what some of the tests are about; so ends this thread.
      return;
    }
  }

  private static String head(InputStream in) throws IOException {
    var head = new StringBuilder();
    for (int c = in.read(); c >= 0; c = in.read()) {
      head.append((char) c);
      if (head.length() >= 4 && head.substring(head.length() - 4).equals("\r\n\r\n")) {
        break;
      }
    }
    return head.toString();
  }
}
