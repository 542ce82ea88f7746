package io.wiredesk.monitor.feeds;

import com.linecorp.armeria.server.ServerBuilder;
import io.wiredesk.monitor.http.Answers;
import java.util.List;
import java.util.function.Supplier;

/** What each feed sent, at {@code /api/v1/feeds}. */
public final class FeedsApi {
  private final Supplier<FeedReport> reports;

  public FeedsApi(Supplier<FeedReport> reports) {
    this.reports = reports;
  }

  public void addTo(ServerBuilder server) {
    Answers.get(server, "/api/v1/feeds", query -> FeedView.of(reports.get()));
  }

  /** The feeds alone. */
  public static List<?> feeds(FeedReport report) {
    return FeedView.of(report).feeds();
  }
}
