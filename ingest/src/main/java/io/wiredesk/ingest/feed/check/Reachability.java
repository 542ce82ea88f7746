package io.wiredesk.ingest.feed.check;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.wiredesk.service.ListenAddress;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;

/** Whether a running ingest answers where its settings say. */
final class Reachability {
  private static final int PATIENCE_MILLIS = 5_000;

  private Reachability() {}

  static Finding http(ListenAddress listen, String feed) {
    String request = "GET /health/live HTTP/1.0\r\nHost: " + host(listen) + "\r\n\r\n";
    String path = "http://" + listen + "/v1/feeds/" + feed;
    return answers(listen, request, "HTTP/1.1 200")
        ? Finding.good("push", path + " answers")
        : Finding.bad("push", path + " does not answer; is ingest running (ingest.listen)?");
  }

  /** A server says who it is before it is asked (RFC 4253, section 4.2). */
  static Finding ssh(ListenAddress listen) {
    return answers(listen, "", "SSH-2.0-")
        ? Finding.good("drop", "sftp://" + listen + " answers")
        : Finding.bad(
            "drop", "sftp://" + listen + " does not answer; is ingest running (ingest.sftp)?");
  }

  private static boolean answers(ListenAddress listen, String request, String expected) {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(host(listen), listen.port()), PATIENCE_MILLIS);
      socket.setSoTimeout(PATIENCE_MILLIS);
      socket.getOutputStream().write(request.getBytes(US_ASCII));
      byte[] beginning = socket.getInputStream().readNBytes(expected.length());
      return new String(beginning, US_ASCII).equals(expected);
    } catch (IOException e) {
      return false;
    }
  }

  /** What listens on every address answers on this machine's own, too. */
  private static String host(ListenAddress listen) {
    return listen.host().equals("0.0.0.0") ? "127.0.0.1" : listen.host();
  }
}
