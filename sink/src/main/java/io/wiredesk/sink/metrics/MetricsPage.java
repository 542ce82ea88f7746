package io.wiredesk.sink.metrics;

import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.Response;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Map;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.MalformedObjectNameException;
import javax.management.ObjectName;
import org.jspecify.annotations.Nullable;

/**
 * {@code /metrics} of a Connect worker, in Prometheus' text format. A filter, since Connect's
 * server warns of resources that come from an extension.
 */
@PreMatching
public final class MetricsPage implements ContainerRequestFilter {
  private static final String TEXT = "text/plain; version=0.0.4; charset=utf-8";

  private final MBeanServer beans = ManagementFactory.getPlatformMBeanServer();
  private final String version;

  public MetricsPage(String version) {
    this.version = version;
  }

  @Override
  public void filter(ContainerRequestContext request) {
    String path = request.getUriInfo().getPath();
    if (request.getMethod().equals(HttpMethod.GET) && path.matches("/?metrics")) {
      request.abortWith(Response.ok(scrape(), TEXT).build());
    }
  }

  /** Everything as it is now. */
  private String scrape() {
    MetricsText text = new MetricsText();
    for (TaskMetric metric : TaskMetric.values()) {
      text.begin(metric.metric(), metric.type(), metric.help());
      for (ObjectName task : tasks(metric.group())) {
        Double value = metric.value(attribute(task, metric.attribute()));
        if (value != null) {
          text.line(metric.metric(), labels(task), value);
        }
      }
    }
    text.begin("wiredesk_build_info", "gauge", "What runs here; the value is always 1");
    Map<String, String> build =
        Map.of("role", "connect", "version", version, "java", System.getProperty("java.version"));
    text.line("wiredesk_build_info", build, 1);
    JvmMetrics.write(text);
    return text.toString();
  }

  /** Those of all connectors, in the order of their names. */
  private List<ObjectName> tasks(String group) {
    try {
      ObjectName all = new ObjectName("kafka.connect:type=" + group + ",connector=*,task=*,*");
      return beans.queryNames(all, null).stream().sorted().toList();
    } catch (MalformedObjectNameException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Null where the task has ended meanwhile, or counts no such thing. */
  private @Nullable Object attribute(ObjectName bean, String name) {
    try {
      return beans.getAttribute(bean, name);
    } catch (JMException e) {
      return null;
    }
  }

  private static Map<String, String> labels(ObjectName task) {
    return Map.of("connector", part(task, "connector"), "task", part(task, "task"));
  }

  private static String part(ObjectName bean, String key) {
    String value = bean.getKeyProperty(key);
    return value.startsWith("\"") ? ObjectName.unquote(value) : value;
  }
}
