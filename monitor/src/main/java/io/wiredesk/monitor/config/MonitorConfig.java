package io.wiredesk.monitor.config;

import io.wiredesk.service.ListenAddress;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The {@code monitor:} section. A key that is missing comes as null and gets its default here.
 *
 * @param listen where page, API and metrics are served
 * @param token required to listen beyond this machine: page and API then want it as bearer token or
 *     as the password of HTTP basic authentication
 * @param clusterName the {@code cluster_name} of the metrics
 * @param interval between scans
 * @param window that verdicts and trends are judged over
 * @param feedsSince how far back feeds are counted at the start
 * @param postgres where the sink stores; without it storage lag is left out
 * @param connector the sink's name; its group is {@code connect-} and that name
 * @param enrichGroup enrich's application id
 * @param desks consumer groups of the newsroom's own, which are watched as the pipeline's are;
 *     other groups are listed, and alarm nobody
 * @param feeds by name: the longest pause between two messages that is normal ({@code
 *     expectedInterval}); what is not said here may stand under {@code ingest.feeds}
 * @param operatorKey one of {@code ingest.operatorKeys}, to send rejected copy to ingest again;
 *     without it what ingest refused cannot be replayed
 */
public record MonitorConfig(
    ListenAddress listen,
    @Nullable String token,
    String clusterName,
    Duration interval,
    Duration window,
    Duration feedsSince,
    @Nullable PostgresSettings postgres,
    URI connect,
    URI ingest,
    URI enrich,
    String connector,
    String enrichGroup,
    List<String> desks,
    Map<String, FeedExpectations.Feed> feeds,
    @Nullable String operatorKey) {
  private static final int TOKEN_LENGTH = 16;

  public MonitorConfig {
    listen = listen == null ? ListenAddress.of("127.0.0.1:8620") : listen;
    clusterName = clusterName == null ? "wiredesk" : clusterName;
    interval = positive("interval", interval, Duration.ofSeconds(2));
    window = positive("window", window, Duration.ofMinutes(2));
    feedsSince = positive("feedsSince", feedsSince, Duration.ofDays(1));
    connect = connect == null ? URI.create("http://127.0.0.1:8083") : connect;
    ingest = ingest == null ? URI.create("http://127.0.0.1:8600") : ingest;
    enrich = enrich == null ? URI.create("http://127.0.0.1:8610") : enrich;
    connector = connector == null ? "wiredesk-postgres" : connector;
    enrichGroup = enrichGroup == null ? "wiredesk-enrich" : enrichGroup;
    desks = desks == null ? List.of() : List.copyOf(desks);
    feeds = feeds == null ? Map.of() : Map.copyOf(feeds);
    operatorKey = operatorKey == null || operatorKey.isBlank() ? null : operatorKey;
    if (token == null && !listen.isLoopback()) {
      throw new IllegalArgumentException(
          "listen "
              + listen
              + " is reachable from other machines: set monitor.token, or listen on 127.0.0.1");
    }
    if (token != null && token.length() < TOKEN_LENGTH) {
      throw new IllegalArgumentException(
          "token is too short; use " + TOKEN_LENGTH + " characters or more");
    }
  }

  private static Duration positive(String key, @Nullable Duration given, Duration usual) {
    Duration value = given == null ? usual : given;
    if (value.isNegative() || value.isZero()) {
      throw new IllegalArgumentException(key + " must be longer than nothing, such as " + usual);
    }
    return value;
  }

  /** Without the token. */
  @Override
  public String toString() {
    return "MonitorConfig[listen="
        + listen
        + ", clusterName="
        + clusterName
        + ", postgres="
        + postgres
        + "]";
  }
}
