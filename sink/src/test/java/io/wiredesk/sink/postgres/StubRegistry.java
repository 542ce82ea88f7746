package io.wiredesk.sink.postgres;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.confluent.kafka.schemaregistry.client.rest.exceptions.RestClientException;
import io.confluent.kafka.schemaregistry.testutil.MockSchemaRegistry;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** As much of a schema registry as a reader asks for: {@code GET /schemas/ids/ID}. */
public final class StubRegistry implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpServer server;
  private volatile int failure;

  public StubRegistry() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/schemas/ids/", this::answer);
    server.start();
  }

  public String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /** Answers with this status from now on; 0 to be well again. */
  void fail(int status) {
    failure = status;
  }

  private void answer(HttpExchange exchange) throws IOException {
    if (failure > 0) {
      send(exchange, failure, "out of order");
      return;
    }
    String id = exchange.getRequestURI().getPath().replace("/schemas/ids/", "");
    try {
      String schema =
          MockSchemaRegistry.getClientForScope("sink")
              .getSchemaById(Integer.parseInt(id))
              .canonicalString();
      send(exchange, 200, JSON.writeValueAsString(Map.of("schema", schema)));
    } catch (IOException | RestClientException e) {
      send(exchange, 404, "{\"error_code\":40403,\"message\":\"Schema not found\"}");
    }
  }

  private static void send(HttpExchange exchange, int status, String text) throws IOException {
    byte[] body = text.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().add("Content-Type", "application/vnd.schemaregistry.v1+json");
    exchange.sendResponseHeaders(status, body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
