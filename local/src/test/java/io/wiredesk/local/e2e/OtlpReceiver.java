package io.wiredesk.local.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiConsumer;

/** Takes spans over OTLP/HTTP, as a collector does, and keeps them. */
final class OtlpReceiver {
  // ExportTraceServiceRequest → ResourceSpans → ScopeSpans → Span (opentelemetry-proto 1.x).
  private static final int RESOURCE_SPANS = 1;
  private static final int SCOPE_SPANS = 2;
  private static final int SPANS = 2;
  private static final int TRACE_ID = 1;
  private static final int SPAN_ID = 2;
  private static final int PARENT_ID = 4;
  private static final int NAME = 5;

  private static final List<Span> RECEIVED = new CopyOnWriteArrayList<>();

  /** What is told of a span. */
  record Span(String traceId, String spanId, String parentId, String name) {}

  private OtlpReceiver() {}

  /**
   * Has every role of this process that starts from now on export here what its senders sample, and
   * nothing else.
   */
  static void listen() throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/v1/traces", OtlpReceiver::take);
    server.start();
    int port = server.getAddress().getPort();
    System.setProperty("otel.exporter.otlp.endpoint", "http://127.0.0.1:" + port);
    System.setProperty("otel.traces.sampler", "parentbased_always_off");
    System.setProperty("otel.bsp.schedule.delay", "100");
    Runtime.getRuntime().addShutdownHook(new Thread(() -> server.stop(0), "stop-otlp"));
  }

  /** By name. */
  static Map<String, Span> of(String traceId) {
    Map<String, Span> spans = new HashMap<>();
    RECEIVED.stream()
        .filter(span -> span.traceId().equals(traceId))
        .forEach(span -> spans.put(span.name(), span));
    return spans;
  }

  private static void take(HttpExchange exchange) throws IOException {
    try (exchange) {
      fields(
          ByteBuffer.wrap(exchange.getRequestBody().readAllBytes()),
          messages(
              RESOURCE_SPANS,
              messages(
                  SCOPE_SPANS,
                  (number, value) -> {
                    if (number == SPANS) {
                      span(value);
                    }
                  })));
      exchange.getResponseHeaders().add("Content-Type", "application/x-protobuf");
      exchange.sendResponseHeaders(200, -1);
    }
  }

  private static void span(ByteBuffer bytes) {
    Map<Integer, byte[]> fields = new HashMap<>();
    fields(
        bytes,
        (number, value) -> {
          byte[] copy = new byte[value.remaining()];
          value.get(copy);
          fields.put(number, copy);
        });
    HexFormat hex = HexFormat.of();
    byte[] none = {};
    RECEIVED.add(
        new Span(
            hex.formatHex(fields.getOrDefault(TRACE_ID, none)),
            hex.formatHex(fields.getOrDefault(SPAN_ID, none)),
            hex.formatHex(fields.getOrDefault(PARENT_ID, none)),
            new String(fields.getOrDefault(NAME, none), UTF_8)));
  }

  private static BiConsumer<Integer, ByteBuffer> messages(
      int wanted, BiConsumer<Integer, ByteBuffer> each) {
    return (number, value) -> {
      if (number == wanted) {
        fields(value, each);
      }
    };
  }

  /** The fields of a protobuf message that have a length; the others are passed over. */
  private static void fields(ByteBuffer message, BiConsumer<Integer, ByteBuffer> each) {
    while (message.hasRemaining()) {
      long tag = varint(message);
      switch ((int) tag & 7) {
        case 0 -> varint(message);
        case 1 -> message.position(message.position() + 8);
        case 2 -> {
          int length = (int) varint(message);
          each.accept((int) (tag >> 3), message.slice(message.position(), length));
          message.position(message.position() + length);
        }
        case 5 -> message.position(message.position() + 4);
        default -> throw new IllegalStateException("no protobuf");
      }
    }
  }

  private static long varint(ByteBuffer bytes) {
    long value = 0;
    for (int shift = 0; ; shift += 7) {
      byte next = bytes.get();
      value |= (next & 0x7FL) << shift;
      if (next >= 0) {
        return value;
      }
    }
  }
}
