package io.wiredesk.ingest.feed.push;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.linecorp.armeria.common.HttpHeaderNames;
import com.linecorp.armeria.common.HttpRequest;
import com.linecorp.armeria.common.HttpResponse;
import com.linecorp.armeria.common.HttpStatus;
import com.linecorp.armeria.common.RequestHeaders;
import com.linecorp.armeria.server.HttpService;
import com.linecorp.armeria.server.ServerBuilder;
import com.linecorp.armeria.server.ServiceRequestContext;
import io.wiredesk.ingest.feed.Intake;
import io.wiredesk.ingest.feed.NotPublished;
import io.wiredesk.ingest.feed.Receipt;
import io.wiredesk.ingest.feed.settings.FeedSettings;
import io.wiredesk.service.Sha256;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * {@code POST /v1/replay/{feed}}: rejected copy that an operator sends again after a fix, as if the
 * feed had sent it, but with an operator's key, which is good for every feed and for nothing else.
 * What comes in this way has the transport {@value #TRANSPORT}, so that nobody takes it for a sign
 * of life of the feed. Answers are those of {@link PushService}.
 */
public final class ReplayService implements HttpService {
  static final String TRANSPORT = "replay";
  private static final Pattern KEY = Pattern.compile("sha256:[0-9a-f]{64}");
  private static final Duration WAIT = Duration.ofSeconds(5);
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

  /**
   * Gives the keys back when each is a hash.
   *
   * @throws IllegalArgumentException when one is none
   */
  public static List<String> checked(List<String> keys) {
    if (!keys.stream().allMatch(key -> KEY.matcher(key).matches())) {
      throw new IllegalArgumentException(
          "operatorKeys: each must be sha256: and 64 lower-case hex digits, the SHA-256 of the key");
    }
    return List.copyOf(keys);
  }

  /** Adds the route to a server. */
  public void addTo(ServerBuilder server) {
    server
        .route()
        .post("/v1/replay/{feed}")
        .maxRequestLength(0) // bounded by BoundedBody, which answers properly
        .requestTimeout(PATIENCE)
        .build(this);
  }

  @Override
  public HttpResponse serve(ServiceRequestContext ctx, HttpRequest request) {
    if (!knows(request.headers().get(HttpHeaderNames.AUTHORIZATION))) {
      return ProblemResponse.of(
          HttpStatus.UNAUTHORIZED,
          "unknown-key",
          "This is no operator's key of ingest.operatorKeys.");
    }
    String name = String.valueOf(ctx.pathParam("feed"));
    FeedSettings feed = feeds.get(name);
    if (feed == null) {
      return ProblemResponse.of(
          HttpStatus.NOT_FOUND, "unknown-feed", "There is no feed " + name + ".");
    }
    return HttpResponse.of(
        BoundedBody.of(request, maxBodyBytes)
            .thenComposeAsync(
                body -> take(name, feed, request.headers(), body), ctx.blockingTaskExecutor())
            .exceptionally(ReplayService::failed));
  }

  private CompletableFuture<HttpResponse> take(
      String name, FeedSettings feed, RequestHeaders headers, Optional<byte[]> body) {
    if (body.isEmpty()) {
      return CompletableFuture.completedFuture(
          ProblemResponse.of(
              HttpStatus.REQUEST_ENTITY_TOO_LARGE,
              "too-large",
              "The body is larger than " + maxBodyBytes + " bytes."));
    }
    return intake
        .take(
            body.get(),
            feed.context(
                name,
                TRANSPORT,
                headers.get(HttpHeaderNames.CONTENT_TYPE),
                null,
                null,
                clock.instant()))
        .thenApply(ReplayService::answer);
  }

  private static HttpResponse answer(Receipt receipt) {
    if (!receipt.accepted().isEmpty()) {
      return ProblemResponse.accepted(receipt);
    }
    Receipt.Refused first = receipt.rejected().get(0);
    return ProblemResponse.rejected(
        HttpStatus.UNPROCESSABLE_ENTITY, first.code(), first.reason(), receipt.rejected());
  }

  private static HttpResponse failed(Throwable thrown) {
    Throwable cause =
        thrown instanceof CompletionException && thrown.getCause() != null
            ? thrown.getCause()
            : thrown;
    if (cause instanceof NotPublished) {
      return ProblemResponse.retry(
          HttpStatus.SERVICE_UNAVAILABLE,
          "not-acknowledged",
          String.valueOf(cause.getMessage()),
          WAIT);
    }
    throw new CompletionException(cause);
  }

  /** In constant time, whether it matches or not. */
  private boolean knows(@Nullable String authorization) {
    boolean bearer = authorization != null && authorization.regionMatches(true, 0, "Bearer ", 0, 7);
    String key = bearer && authorization != null ? authorization.substring(7).strip() : "";
    byte[] presented = ("sha256:" + Sha256.hex(key.getBytes(UTF_8))).getBytes(UTF_8);
    boolean known = false;
    for (String one : keys) {
      known |= MessageDigest.isEqual(one.getBytes(UTF_8), presented);
    }
    return known;
  }
}
