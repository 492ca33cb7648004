package org.imprimatur.live;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Stands between the application and a live server, and can lose the answer after the server has
 * done its work.
 */
public final class LossyProxy implements AutoCloseable {
  private final ServerSocket socket;
  private final URI server;
  private final List<String> requests = new CopyOnWriteArrayList<>();
  private volatile String losing = "";

  private LossyProxy(ServerSocket socket, URI server) {
    this.socket = socket;
    this.server = server;
  }

  public static LossyProxy before(URI server) {
    try {
      var proxy = new LossyProxy(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), server);
      daemon(proxy::accept);
      return proxy;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public URI baseUrl() {
    return URI.create("http://localhost:" + socket.getLocalPort());
  }

  /** From now on, answers to requests whose first line contains this are cut off; "" ends it. */
  public void loseAnswersTo(String request) {
    losing = request;
  }

  /** First lines of the requests so far. */
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

  private void accept() {
    while (!socket.isClosed()) {
      try {
        var client = socket.accept();
        var upstream = new Socket(InetAddress.getLoopbackAddress(), server.getPort());
        var line = new StringBuffer();
        daemon(() -> forward(client, upstream, line));
        daemon(() -> answer(client, upstream, line));
      } catch (IOException e) {
        // Closed by the test.
        return;
      }
    }
  }

  private void forward(Socket client, Socket upstream, StringBuffer current) {
    try {
      var in = client.getInputStream();
      var out = upstream.getOutputStream();
      for (var head = head(in); !head.isEmpty(); head = head(in)) {
        var line = head.lines().findFirst().orElseThrow();
        requests.add(line);
        current.setLength(0);
        current.append(line);
        out.write(head.getBytes(StandardCharsets.ISO_8859_1));
        copy(in, out, length(head));
      }
      upstream.shutdownOutput();
    } catch (IOException e) {
      drop(client, upstream);
    }
  }

  private void answer(Socket client, Socket upstream, StringBuffer current) {
    try {
      var in = upstream.getInputStream();
      var out = client.getOutputStream();
      var buffer = new byte[8192];
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        if (!losing.isEmpty() && current.toString().contains(losing)) {
          client.setSoLinger(true, 0);
          break;
        }
        out.write(buffer, 0, n);
        out.flush();
      }
      drop(client, upstream);
    } catch (IOException e) {
      drop(client, upstream);
    }
  }

  private static String head(InputStream in) throws IOException {
    var head = new ByteArrayOutputStream();
    for (int c = in.read(); c >= 0; c = in.read()) {
      head.write(c);
      if (head.toString(StandardCharsets.ISO_8859_1).endsWith("\r\n\r\n")) {
        return head.toString(StandardCharsets.ISO_8859_1);
      }
    }
    return "";
  }

  private static int length(String head) {
    return head.lines()
        .filter(line -> line.toLowerCase().startsWith("content-length:"))
        .mapToInt(line -> Integer.parseInt(line.substring(15).strip()))
        .findFirst()
        .orElse(0);
  }

  private static void copy(InputStream in, OutputStream out, int length) throws IOException {
    out.write(in.readNBytes(length));
    out.flush();
  }

  private static void drop(Socket client, Socket upstream) {
    try {
      client.close();
      upstream.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void daemon(Runnable work) {
    var thread = new Thread(work, "lossy-proxy");
    thread.setDaemon(true);
    thread.start();
  }
}
