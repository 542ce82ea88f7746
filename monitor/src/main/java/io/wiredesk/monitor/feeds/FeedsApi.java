package io.wiredesk.monitor.feeds;

import com.linecorp.armeria.server.ServerBuilder;
import io.wiredesk.monitor.http.Answers;
import java.util.function.Supplier;

/** What each feed sent, at {@code /api/v1/feeds}. */
public final class FeedsApi {
  private final Supplier<FeedReport> reports;

  public FeedsApi(Supplier<FeedReport> reports) {
    this.reports = reports;
  }

  public void addTo(ServerBuilder server) {
    Answers.get(server, "/api/v1/feeds", query -> reports.get());
  }
}
