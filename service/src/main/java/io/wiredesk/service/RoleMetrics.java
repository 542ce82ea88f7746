package io.wiredesk.service;

import io.micrometer.core.instrument.FunctionTimer;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.binder.jvm.ClassLoaderMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.FileDescriptorMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.util.concurrent.TimeUnit;

/**
 * What every process tells of itself at {@code /metrics}: build, JVM, process. Each metric has a
 * help.
 */
public final class RoleMetrics {
  private RoleMetrics() {}

  /** A registry for a role. */
  public static PrometheusMeterRegistry registry(String role) {
    PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    registry.config().meterFilter(filter());
    new JvmMemoryMetrics().bindTo(registry);
    new JvmThreadMetrics().bindTo(registry);
    new ClassLoaderMetrics().bindTo(registry);
    new ProcessorMetrics().bindTo(registry);
    new UptimeMetrics().bindTo(registry);
    new FileDescriptorMetrics().bindTo(registry);
    for (GarbageCollectorMXBean gc : ManagementFactory.getGarbageCollectorMXBeans()) {
      FunctionTimer.builder(
              "jvm.gc.collection",
              gc,
              GarbageCollectorMXBean::getCollectionCount,
              GarbageCollectorMXBean::getCollectionTime,
              TimeUnit.MILLISECONDS)
          .description("Collections, and the time that they took")
          .tag("gc", gc.getName())
          .register(registry);
    }
    Gauge.builder("wiredesk.build.info", () -> 1)
        .description("What runs here; the value is always 1")
        .tag("role", role)
        .tag("version", version())
        .tag("java", System.getProperty("java.version"))
        .strongReference(true)
        .register(registry);
    return registry;
  }

  private static String version() {
    String version = RoleMetrics.class.getPackage().getImplementationVersion();
    return version == null ? "unpacked" : version;
  }

  private static MeterFilter filter() {
    return new MeterFilter() {
      @Override
      public Meter.Id map(Meter.Id id) {
        String told = id.getDescription();
        return told == null || told.isBlank() ? described(id) : id;
      }
    };
  }

  private static Meter.Id described(Meter.Id id) {
    String told = id.getName().replace('.', ' ');
    return new Meter.Id(id.getName(), Tags.of(id.getTags()), id.getBaseUnit(), told, id.getType());
  }
}
