package io.wiredesk.monitor.console;

import com.linecorp.armeria.server.ServerBuilder;
import com.linecorp.armeria.server.file.HttpFile;
import io.wiredesk.monitor.http.Answers;
import io.wiredesk.monitor.http.QueryParameters;
import io.wiredesk.schemas.NoticeKind;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * What operators see of no room in particular, as JSON below {@code /api/v1}: notices, the last
 * day, health, and {@code openapi.yaml}, which describes it all.
 */
public final class OperatorApi {
  private static final int MOST = 500;
  private static final int USUAL = 50;
  private static final int HOUR = 60;

  private final RecentNotices notices;
  private final BooleanSupplier complete;
  private final MinuteHistory history;
  private final Dependencies dependencies;
  private final InstantSource clock;

  /** What {@code /api/v1/notices} gives. */
  private record Notices(Instant at, boolean complete, List<RecentNotices.Item> items) {}

  /** What {@code /api/v1/health} gives. */
  private record Checks(Instant at, boolean ready, List<Dependencies.Dependency> checks) {}

  /**
   * Serves them.
   *
   * @param complete whether all notices that were there have been read
   */
  public OperatorApi(
      RecentNotices notices,
      BooleanSupplier complete,
      MinuteHistory history,
      Dependencies dependencies,
      InstantSource clock) {
    this.notices = notices;
    this.complete = complete;
    this.history = history;
    this.dependencies = dependencies;
    this.clock = clock;
  }

  public void addTo(ServerBuilder server) {
    server.service(
        "/api/v1/openapi.yaml",
        HttpFile.builder(OperatorApi.class.getClassLoader(), "io/wiredesk/monitor/openapi.yaml")
            .contentType("application/yaml")
            .build()
            .asService());
    Answers.get(server, "/api/v1/notices", this::notices);
    Answers.get(
        server,
        "/api/v1/history",
        query -> history.last(query.number("minutes", HOUR, 1, MinuteHistory.MINUTES)));
    Answers.get(server, "/api/v1/health", query -> health());
  }

  private Notices notices(QueryParameters query) {
    return new Notices(
        clock.instant(),
        complete.getAsBoolean(),
        notices.newest(
            kinds(query.text("kind")),
            query.text("feed"),
            query.text("storyId"),
            query.number("limit", USUAL, 1, MOST)));
  }

  /** Resends are many and seldom of interest. */
  private static Set<NoticeKind> kinds(@Nullable String named) {
    if ("ALL".equals(named)) {
      return EnumSet.allOf(NoticeKind.class);
    }
    if (named == null) {
      return EnumSet.complementOf(EnumSet.of(NoticeKind.STORY_RESENT));
    }
    EnumSet<NoticeKind> kinds = EnumSet.noneOf(NoticeKind.class);
    for (String name : named.split(",", -1)) {
      kinds.add(
          QueryParameters.known(
              "kind",
              name,
              n -> Arrays.stream(NoticeKind.values()).filter(k -> k.name().equals(n)).findFirst()));
    }
    return kinds;
  }

  private Checks health() {
    List<Dependencies.Dependency> checks = dependencies.all();
    boolean ready = !checks.isEmpty() && checks.stream().allMatch(Dependencies.Dependency::ready);
    return new Checks(clock.instant(), ready, checks);
  }
}
