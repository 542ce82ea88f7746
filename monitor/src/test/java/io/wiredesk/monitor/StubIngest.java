package io.wiredesk.monitor;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;

/** Answers replays as ingest does; the body says which answer is wanted. */
final class StubIngest implements AutoCloseable {
  /** What it was sent. */
  record Sent(String path, String authorization, String contentType, String body) {}

  private final HttpServer server;
  private final List<Sent> sent = new CopyOnWriteArrayList<>();

  private StubIngest(HttpServer server) {
    this.server = server;
  }

  static StubIngest start() throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    StubIngest stub = new StubIngest(server);
    server.createContext("/v1/replay/", stub::answer);
    server.start();
    return stub;
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  List<Sent> sent() {
    return sent;
  }

  private void answer(HttpExchange exchange) throws IOException {
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    sent.add(
        new Sent(
            exchange.getRequestURI().getPath(),
            Objects.requireNonNullElse(exchange.getRequestHeaders().getFirst("Authorization"), ""),
            Objects.requireNonNullElse(exchange.getRequestHeaders().getFirst("Content-Type"), ""),
            body));
    if (body.contains("still bad")) {
      answer(
          exchange,
          422,
          "{\"rejected\":[{\"code\":\"doctype\",\"reason\":\"No DOCTYPE.\","
              + "\"topic\":\"wire.rejected\",\"partition\":0,\"offset\":4711}]}");
    } else if (body.contains("busy")) {
      answer(exchange, 503, "{\"detail\":\"The broker did not acknowledge in time.\"}");
    } else if (body.contains("foreign")) {
      answer(exchange, 404, "{\"detail\":\"There is no feed.\"}");
    } else {
      answer(
          exchange,
          202,
          "{\"accepted\":[{\"storyId\":\"s\",\"version\":null,\"topic\":\"wire.raw\","
              + "\"partition\":0,\"offset\":99}],\"rejected\":[]}");
    }
  }

  private static void answer(HttpExchange exchange, int status, String json) throws IOException {
    byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().add("Content-Type", "application/json");
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
