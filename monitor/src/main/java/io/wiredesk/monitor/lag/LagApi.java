package io.wiredesk.monitor.lag;

import com.linecorp.armeria.server.ServerBuilder;
import io.wiredesk.monitor.http.Answers;
import io.wiredesk.monitor.http.QueryParameters;
import java.util.Map;

/** How far behind everything that reads is, at {@code /api/v1/lag}. */
public final class LagApi {
  private final LagScanner scanner;

  public LagApi(LagScanner scanner) {
    this.scanner = scanner;
  }

  public void addTo(ServerBuilder server) {
    Answers.get(server, "/api/v1/lag", this::lag);
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
