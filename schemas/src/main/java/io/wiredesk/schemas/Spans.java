package io.wiredesk.schemas;

import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The spans of a role, exported over OTLP where an endpoint is set, as OpenTelemetry has it: {@code
 * OTEL_EXPORTER_OTLP_ENDPOINT} or the system property {@code otel.exporter.otlp.endpoint}, with
 * their kin for headers, sampling and so on. Where none is set a message keeps the trace that it
 * came with, and none of OpenTelemetry's classes is loaded. Thread-safe.
 */
public interface Spans extends AutoCloseable {
  /** Exports nothing. */
  Spans OFF = (name, parent, begin, attributes) -> new Unexported(parent);

  /** Something that takes its time. */
  interface Span {
    /** What comes after it carries this; empty where there is no trace. */
    Optional<TraceContext> context();

    /**
     * It is over.
     *
     * @param failure one line; null where it did not fail
     */
    void end(@Nullable String failure);
  }

  /**
   * A span begins.
   *
   * @param parent what comes before it; without one it begins a trace
   * @param attributes what it is about; never a story's text
   */
  Span begin(
      String name, Optional<TraceContext> parent, Instant begin, Map<String, String> attributes);

  /** Hands on what is not exported yet. */
  @Override
  default void close() {}

  /** Whether anything is exported. */
  default boolean isOn() {
    return this != OFF;
  }

  /**
   * Those of a role.
   *
   * @param role such as ingest; its service is called wiredesk-ingest unless OpenTelemetry is told
   */
  static Spans of(String role) {
    return isSet("otlp.endpoint") || isSet("otlp.traces.endpoint") ? ExportedSpans.of(role) : OFF;
  }

  private static boolean isSet(String setting) {
    String property = "otel.exporter." + setting;
    String variable = property.toUpperCase(Locale.ROOT).replace('.', '_');
    return System.getProperty(property) != null || System.getenv(variable) != null;
  }

  /** A span that nobody hears of. */
  record Unexported(Optional<TraceContext> context) implements Span {
    @Override
    public void end(@Nullable String failure) {
      // nothing is exported
    }
  }
}
