package io.wiredesk.monitor.lag;

import com.linecorp.armeria.common.HttpResponse;
import com.linecorp.armeria.server.ServerBuilder;
import io.wiredesk.monitor.http.Answers;
import io.wiredesk.monitor.http.JsonBody;
import io.wiredesk.monitor.http.QueryParameters;
import java.time.Duration;
import java.util.Map;

/** How far behind everything that reads is, at {@code /api/v1/lag}. */
public final class LagApi {
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final int GROUP_LENGTH = 255;

  private final LagScanner scanner;

  public LagApi(LagScanner scanner) {
    this.scanner = scanner;
  }

  public void addTo(ServerBuilder server) {
    Answers.get(server, "/api/v1/lag", this::lag);
    Answers.post(server, "/api/v1/lag/forget", PATIENCE, this::forget);
  }

  private HttpResponse forget(String body) {
    String group = new JsonBody(body).line("group", 1, GROUP_LENGTH);
    scanner.forget(group);
    return Answers.json(Map.of("forgotten", group));
  }

  private Object lag(QueryParameters query) {
    boolean partitions = query.flag("partitions", true);
    String group = query.text("group");
    return scanner
        .last()
        .map(report -> group == null ? report : report.of(group))
        .<Object>map(report -> partitions ? report : Answers.brief(report))
        .orElseGet(Map::of);
  }
}
