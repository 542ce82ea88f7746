package io.wiredesk.schemas;

import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.autoconfigure.AutoConfiguredOpenTelemetrySdk;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.time.Instant;
import java.util.Enumeration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Spans by OpenTelemetry's own SDK, configured as it says itself. */
final class ExportedSpans implements Spans {
  private static final W3CTraceContextPropagator WRITTEN = W3CTraceContextPropagator.getInstance();
  private static final TextMapGetter<Map<String, String>> GETTER =
      new TextMapGetter<>() {
        @Override
        public Iterable<String> keys(Map<String, String> carrier) {
          return carrier.keySet();
        }

        @Override
        public @Nullable String get(@Nullable Map<String, String> carrier, String key) {
          return carrier == null ? null : carrier.get(key);
        }
      };

  private final OpenTelemetrySdk sdk;
  private final Tracer tracer;

  private ExportedSpans(OpenTelemetrySdk sdk) {
    this.sdk = sdk;
    this.tracer = sdk.getTracer("io.wiredesk");
  }

  /** Metrics are scraped and logs written, not exported; over HTTP unless told otherwise. */
  static Spans of(String role) {
    Map<String, String> usual =
        Map.of(
            "otel.service.name",
            "wiredesk-" + role,
            "otel.metrics.exporter",
            "none",
            "otel.logs.exporter",
            "none",
            "otel.exporter.otlp.protocol",
            "http/protobuf");
    return new ExportedSpans(
        AutoConfiguredOpenTelemetrySdk.builder()
            .setServiceClassLoader(own(ExportedSpans.class.getClassLoader()))
            .addPropertiesSupplier(() -> usual)
            .disableShutdownHook()
            .build()
            .getOpenTelemetrySdk());
  }

  /** A plugin's own services: those of the worker around it are of other classes. */
  private static ClassLoader own(ClassLoader loader) {
    if (!(loader instanceof URLClassLoader plugin)) {
      return loader;
    }
    return new ClassLoader(plugin) {
      @Override
      public Enumeration<URL> getResources(String name) throws IOException {
        return name.startsWith("META-INF/services/")
            ? plugin.findResources(name)
            : super.getResources(name);
      }
    };
  }

  @Override
  public Span begin(
      String name, Optional<TraceContext> parent, Instant begin, Map<String, String> attributes) {
    var builder = tracer.spanBuilder(name).setStartTimestamp(begin).setParent(context(parent));
    attributes.forEach(builder::setAttribute);
    return new Exported(builder.startSpan());
  }

  @Override
  public void close() {
    sdk.close();
  }

  private static Context context(Optional<TraceContext> parent) {
    Map<String, String> headers = new HashMap<>();
    parent.ifPresent(trace -> headers.put(TraceContext.PARENT, trace.parent()));
    parent.map(TraceContext::state).ifPresent(state -> headers.put(TraceContext.STATE, state));
    return WRITTEN.extract(Context.root(), headers, GETTER);
  }

  private record Exported(io.opentelemetry.api.trace.Span span) implements Span {
    @Override
    public Optional<TraceContext> context() {
      Map<String, String> headers = new HashMap<>();
      WRITTEN.inject(Context.root().with(span), headers, (all, k, v) -> all.put(k, v));
      return TraceContext.of(headers.get(TraceContext.PARENT), headers.get(TraceContext.STATE));
    }

    @Override
    public void end(@Nullable String failure) {
      if (failure != null) {
        span.setStatus(StatusCode.ERROR, failure);
      }
      span.end();
    }
  }
}
