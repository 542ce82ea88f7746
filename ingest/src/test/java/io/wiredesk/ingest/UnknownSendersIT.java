package io.wiredesk.ingest;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What somebody can occupy of ingest before it is known who that is. */
class UnknownSendersIT extends IngestIT {
  private static final Duration SOON = Duration.ofSeconds(30);

  @Override
  String moreFeeds() {
    return """
          maxUnverifiedBytes: 3000
          maxConnectionsPerAddress: 6
        """;
  }

  /** They say that they are signed, and never send their bodies. */
  @Test
  void signedBodiesOfOneAddressAreBoundedUntilTheyAreVerified() throws Exception {
    try (Socket first = begin("signed", "webhook-signature: v1,x");
        Socket second = begin("signed", "webhook-signature: v1,x")) {
      await().atMost(SOON).until(() -> isAnswered(first) || isAnswered(second));
      Socket refused = isAnswered(first) ? first : second;
      assertThat(answer(refused)).startsWith("HTTP/1.1 503");
      assertThat(get("/metrics"))
          .contains("wiredesk_ingest_refused_total{why=\"unverified-bytes\"}");
      assertThat(push(Wire.ninjs("urn:t:keyed", "1", "Keyed")).statusCode()).isEqualTo(202);
      assertThat(isAnswered(refused == first ? second : first)).isFalse();
    }
    await()
        .atMost(SOON)
        .untilAsserted(() -> assertThat(signedStatus()).as("given back").isEqualTo(401));
  }

  private static boolean isAnswered(Socket socket) throws IOException {
    return socket.getInputStream().available() > 0;
  }

  private int signedStatus() throws Exception {
    return post("signed", new byte[1900], "webhook-signature", "v1,x").statusCode();
  }

  /** A wrong key is told before a byte of the body has come. */
  @Test
  void aKeyIsCheckedBeforeTheBody() throws Exception {
    try (Socket socket = begin("demo", "Authorization: Bearer nobodys")) {
      assertThat(answer(socket)).startsWith("HTTP/1.1 401");
    }
  }

  @Test
  void connectionsOfOneAddressAreBounded() throws Exception {
    List<Socket> sockets = new ArrayList<>();
    try {
      await()
          .atMost(SOON)
          .until(
              () -> {
                sockets.add(begin("demo", "Authorization: Bearer " + KEY));
                return isRefused(sockets.get(sockets.size() - 1));
              });
      assertThat(sockets).hasSizeLessThanOrEqualTo(7);
    } finally {
      for (Socket socket : sockets) {
        socket.close();
      }
    }
    await()
        .atMost(SOON)
        .ignoreExceptions()
        .until(
            () -> get("/metrics").contains("wiredesk_ingest_refused_total{why=\"connections\"}"));
  }

  /** Closed without a word; one that is let in is waited for. */
  private static boolean isRefused(Socket socket) throws IOException {
    socket.setSoTimeout(300);
    try {
      return socket.getInputStream().read() < 0;
    } catch (java.net.SocketTimeoutException e) {
      return false;
    } catch (IOException e) {
      return true;
    }
  }

  private Socket begin(String feed, String header) throws IOException {
    Socket socket = new Socket(InetAddress.getLoopbackAddress(), app.port());
    String head =
        "POST /v1/feeds/%s HTTP/1.1\r\nHost: x\r\nContent-Length: 1900\r\n%s\r\n\r\n"
            .formatted(feed, header);
    try {
      socket.getOutputStream().write(head.getBytes(US_ASCII));
    } catch (IOException e) {
      assertThat(e).as("closed at once").isNotNull();
    }
    return socket;
  }

  private static String answer(Socket socket) throws IOException {
    socket.setSoTimeout((int) SOON.toMillis());
    return new String(socket.getInputStream().readNBytes(12), US_ASCII);
  }
}
