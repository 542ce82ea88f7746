package io.wiredesk.sink.opensearch;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;

/** Stands before the node, and answers in its stead when it is told to. */
final class Gateway implements AutoCloseable {
  private record Reply(int status, String body) {}

  private final HttpServer server;
  private final Deque<Reply> bulks = new ArrayDeque<>();
  private final Deque<Reply> all = new ArrayDeque<>();

  Gateway() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext("/", this::answer);
    server.start();
  }

  Map<String, String> settings(String alias) {
    return Map.of(
        "opensearch.url",
        "http://127.0.0.1:" + server.getAddress().getPort(),
        "opensearch.alias",
        alias);
  }

  /** The next request is answered so. */
  Gateway next(int status, String body) {
    all.add(new Reply(status, body));
    return this;
  }

  /** The next bulk request is answered so. */
  Gateway nextBulk(int status, String body) {
    bulks.add(new Reply(status, body));
    return this;
  }

  private void answer(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().toString();
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    Reply reply = path.startsWith("/_bulk") ? bulks.poll() : null;
    reply = reply == null ? all.poll() : reply;
    if (reply == null) {
      reply = new Reply(0, OpenSearch.ask(exchange.getRequestMethod(), path, body).toString());
    }
    byte[] bytes = reply.body().getBytes(StandardCharsets.UTF_8);
    boolean missing = reply.status() == 0 && reply.body().contains("\"status\":404}");
    int status = missing ? 404 : reply.status() == 0 ? 200 : reply.status();
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
