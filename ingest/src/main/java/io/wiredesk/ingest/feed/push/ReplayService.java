package io.wiredesk.ingest.feed.push;

import com.linecorp.armeria.common.HttpHeaderNames;
import com.linecorp.armeria.common.HttpRequest;
import com.linecorp.armeria.common.HttpResponse;
import com.linecorp.armeria.common.HttpStatus;
import com.linecorp.armeria.common.RequestHeaders;
import com.linecorp.armeria.server.HttpService;
import com.linecorp.armeria.server.ServerBuilder;
import com.linecorp.armeria.server.ServiceRequestContext;
import io.wiredesk.ingest.feed.Intake;
import io.wiredesk.ingest.feed.settings.BearerKey;
import io.wiredesk.ingest.feed.settings.FeedSettings;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/**
 * {@code POST /v1/replay/{feed}}: rejected copy that an operator sends again after a fix, as if the
 * feed had sent it, but with an operator's key, which is good for every feed and for nothing else.
 * What comes in this way has the transport {@value #TRANSPORT}, so that nobody takes it for a sign
 * of life of the feed. Answers are those of {@link PushService}.
 */
public final class ReplayService implements HttpService {
  static final String TRANSPORT = "replay";
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final Map<String, FeedSettings> feeds;
  private final List<String> keys;
  private final int maxBodyBytes;
  private final Intake intake;
  private final InstantSource clock;

  /**
   * @param keys {@code sha256:<hex of an operator's key>}; none closes the route
   * @param maxBodyBytes what was rejected may be as large as an inflated message
   */
  public ReplayService(
      Map<String, FeedSettings> feeds,
      List<String> keys,
      int maxBodyBytes,
      Intake intake,
      InstantSource clock) {
    this.feeds = Map.copyOf(feeds);
    this.keys = List.copyOf(keys);
    this.maxBodyBytes = maxBodyBytes;
    this.intake = intake;
    this.clock = clock;
  }

  /** Adds the route to a server. */
  public void addTo(ServerBuilder server) {
    MessageRoute.add(server, "/v1/replay/{feed}", PATIENCE, this);
  }

  @Override
  public HttpResponse serve(ServiceRequestContext ctx, HttpRequest request) {
    if (!isOperator(request.headers())) {
      return ProblemResponse.unauthorized("This is no operator's key of ingest.operatorKeys.");
    }
    String name = String.valueOf(ctx.pathParam("feed"));
    FeedSettings feed = feeds.get(name);
    if (feed == null) {
      return ProblemResponse.of(
          HttpStatus.NOT_FOUND, "unknown-feed", "There is no feed " + name + ".");
    }
    return HttpResponse.of(
        MessageRoute.read(
            ctx,
            request,
            maxBodyBytes,
            body -> take(name, feed, request.headers(), body),
            large -> CompletableFuture.completedFuture(MessageRoute.tooLarge(maxBodyBytes))));
  }

  private CompletableFuture<HttpResponse> take(
      String name, FeedSettings feed, RequestHeaders headers, byte[] body) {
    String contentType = headers.get(HttpHeaderNames.CONTENT_TYPE);
    return intake
        .take(body, feed.context(name, TRANSPORT, contentType, null, null, clock.instant()))
        .thenApply(MessageRoute::answer);
  }

  /** All keys are compared, so that time tells nothing. */
  private boolean isOperator(RequestHeaders headers) {
    String presented = BearerKey.hash(headers.get(HttpHeaderNames.AUTHORIZATION));
    boolean known = false;
    for (String key : keys) {
      known |= BearerKey.same(key, presented);
    }
    return known;
  }
}
