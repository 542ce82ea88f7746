package io.wiredesk.sink.metrics;

import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.lang.management.OperatingSystemMXBean;
import java.util.Map;

/** Of the worker's JVM, by the names that the roles have for the same. */
final class JvmMetrics {
  private JvmMetrics() {}

  static void write(MetricsText text) {
    text.begin("jvm_memory_used_bytes", "gauge", "Memory in use");
    for (MemoryPoolMXBean pool : ManagementFactory.getMemoryPoolMXBeans()) {
      text.line("jvm_memory_used_bytes", labels(pool), (double) pool.getUsage().getUsed());
    }
    text.begin("jvm_memory_max_bytes", "gauge", "Memory that may be used, -1 where nothing says");
    for (MemoryPoolMXBean pool : ManagementFactory.getMemoryPoolMXBeans()) {
      text.line("jvm_memory_max_bytes", labels(pool), (double) pool.getUsage().getMax());
    }
    text.begin("jvm_gc_collection_seconds", "summary", "Collections, and the time that they took");
    for (GarbageCollectorMXBean gc : ManagementFactory.getGarbageCollectorMXBeans()) {
      Map<String, String> name = Map.of("gc", gc.getName());
      text.line("jvm_gc_collection_seconds_count", name, (double) gc.getCollectionCount());
      text.line("jvm_gc_collection_seconds_sum", name, gc.getCollectionTime() / 1000.0);
    }
    text.begin("process_uptime_seconds", "gauge", "Since the worker's start");
    text.line(
        "process_uptime_seconds",
        Map.of(),
        ManagementFactory.getRuntimeMXBean().getUptime() / 1000.0);
    OperatingSystemMXBean system = ManagementFactory.getOperatingSystemMXBean();
    text.begin("system_load_average_1m", "gauge", "Processes that run or wait for a processor");
    text.line("system_load_average_1m", Map.of(), system.getSystemLoadAverage());
  }

  private static Map<String, String> labels(MemoryPoolMXBean pool) {
    String area = pool.getType() == MemoryType.HEAP ? "heap" : "nonheap";
    return Map.of("area", area, "id", pool.getName());
  }
}
