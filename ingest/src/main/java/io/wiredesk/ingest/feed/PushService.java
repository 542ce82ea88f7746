package io.wiredesk.ingest.feed;

import com.linecorp.armeria.common.AggregatedHttpRequest;
import com.linecorp.armeria.common.ContentTooLargeException;
import com.linecorp.armeria.common.HttpHeaderNames;
import com.linecorp.armeria.common.HttpRequest;
import com.linecorp.armeria.common.HttpResponse;
import com.linecorp.armeria.common.HttpStatus;
import com.linecorp.armeria.common.RequestHeaders;
import com.linecorp.armeria.server.HttpService;
import com.linecorp.armeria.server.ServerBuilder;
import com.linecorp.armeria.server.ServiceRequestContext;
import io.wiredesk.ingest.format.Outcome.NotAStory;
import io.wiredesk.ingest.format.ParseContext;
import io.wiredesk.ingest.format.RejectCode;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@code POST /v1/feeds/{feed}}: one message a request, answered when the broker has acknowledged
 * all that was in it. Which feed a message belongs to is its credential's, never its payload's.
 *
 * <p>A key that is nobody's gets 401 whatever the path. A feed's key gets 404 for every other path,
 * whether there is such a feed or not: who holds one key cannot find out the names of other feeds.
 */
public final class PushService implements HttpService {
  private static final Logger log = LoggerFactory.getLogger(PushService.class);
  private static final Duration WAIT_FOR_ROOM = Duration.ofSeconds(1);
  private static final Duration WAIT_FOR_BROKER = Duration.ofSeconds(5);

  /** How long a sender may take for its body; slower than this is no wire. */
  private static final Duration SLOWEST_BODY = Duration.ofSeconds(60);

  private final Map<String, FeedSettings> feeds;
  private final Credentials credentials;
  private final Map<String, TokenBucket> buckets = new LinkedHashMap<>();
  private final PushSettings settings;
  private final ByteBudget budget;
  private final Intake intake;
  private final InstantSource clock;

  public PushService(
      Map<String, FeedSettings> feeds, PushSettings settings, Intake intake, InstantSource clock) {
    this.feeds = Map.copyOf(feeds);
    this.credentials = new Credentials(feeds);
    this.settings = settings;
    this.budget = new ByteBudget(settings.maxInFlightBytes());
    this.intake = intake;
    this.clock = clock;
    feeds.forEach(
        (name, feed) -> {
          if (feed.messagesPerSecond() != null) {
            buckets.put(name, new TokenBucket(feed.messagesPerSecond(), System::nanoTime));
          }
        });
  }

  /** Adds the route to a server. */
  public void addTo(ServerBuilder server) {
    server
        .route()
        .post("/v1/feeds/{feed}")
        .maxRequestLength(settings.maxBodyBytes())
        .requestTimeout(SLOWEST_BODY.plus(settings.ackTimeout()))
        .errorHandler((ctx, cause) -> cause instanceof ContentTooLargeException ? tooLarge() : null)
        .build(this);
  }

  /** Bytes of the requests in flight, for a gauge. */
  public long bytesInFlight() {
    return budget.used();
  }

  @Override
  public HttpResponse serve(ServiceRequestContext ctx, HttpRequest request) {
    String feed = Objects.requireNonNull(ctx.pathParam("feed"));
    Optional<HttpResponse> refusal = refusal(feed, request.headers(), ctx.queryParam("format"));
    if (refusal.isPresent()) {
      return refusal.get();
    }
    long declared = request.headers().contentLength();
    long reserved = declared < 0 ? settings.maxBodyBytes() : declared;
    if (reserved > settings.maxBodyBytes()) {
      return tooLarge();
    }
    if (!budget.tryTake(reserved)) {
      return Problem.retry(
          HttpStatus.SERVICE_UNAVAILABLE,
          "busy",
          "Too many bytes are in flight. Send it again after the time given.",
          WAIT_FOR_ROOM);
    }
    CompletableFuture<HttpResponse> answer =
        request
            .aggregate()
            .thenComposeAsync(
                body -> take(feed, body, ctx.queryParam("format")), ctx.blockingTaskExecutor())
            .exceptionally(e -> failed(feed, e));
    return HttpResponse.of(answer.whenComplete((r, e) -> budget.giveBack(reserved)));
  }

  /** What can be refused without reading the body. */
  private Optional<HttpResponse> refusal(
      String feed, RequestHeaders headers, @Nullable String format) {
    switch (credentials.check(feed, headers.get(HttpHeaderNames.AUTHORIZATION))) {
      case UNKNOWN_KEY -> {
        return Optional.of(Problem.unauthorized());
      }
      case OTHER_FEED -> {
        return Optional.of(
            Problem.of(
                HttpStatus.NOT_FOUND,
                "unknown-feed",
                "This key has no feed of that name. Check the feed in the path."));
      }
      case GRANTED -> {}
    }
    TokenBucket bucket = buckets.get(feed);
    Optional<Duration> wait = bucket == null ? Optional.empty() : bucket.take();
    if (wait.isPresent()) {
      return Optional.of(
          Problem.retry(
              HttpStatus.TOO_MANY_REQUESTS,
              "too-fast",
              "More messages a second than the feed is set to. Send it again after the time given.",
              wait.get()));
    }
    return MediaHints.refusal(headers, format)
        .map(detail -> Problem.of(HttpStatus.UNSUPPORTED_MEDIA_TYPE, "unsupported", detail));
  }

  private CompletableFuture<HttpResponse> take(
      String feed, AggregatedHttpRequest request, @Nullable String format) {
    byte[] body = request.content().array();
    if (body.length == 0) {
      return CompletableFuture.completedFuture(
          Problem.of(
              HttpStatus.BAD_REQUEST,
              "empty",
              "The request has no body. Send the message as the body."));
    }
    ParseContext context =
        Objects.requireNonNull(feeds.get(feed))
            .context(
                feed,
                "http",
                request.headers().get(HttpHeaderNames.CONTENT_TYPE),
                format,
                null,
                clock.instant());
    return MediaHints.isGzip(request.headers())
        ? inflateAndTake(body, context)
        : intake.take(body, context).thenApply(PushService::answer);
  }

  private CompletableFuture<HttpResponse> inflateAndTake(byte[] body, ParseContext context) {
    byte[] inflated;
    try {
      inflated = Gzip.inflate(body, settings.maxInflatedBytes());
    } catch (Gzip.Bomb e) {
      return refuse(
          body,
          context,
          RejectCode.TOO_LARGE,
          "The gzip body " + e.getMessage() + ".",
          HttpStatus.REQUEST_ENTITY_TOO_LARGE);
    } catch (IOException e) {
      return refuse(
          body,
          context,
          RejectCode.NOT_GZIP,
          "Content-Encoding is gzip, but the body is no whole gzip data. Send it again.",
          HttpStatus.BAD_REQUEST);
    }
    long more = inflated.length;
    if (!budget.tryTake(more)) {
      return CompletableFuture.failedFuture(new NotPublished("Too many bytes are in flight."));
    }
    return intake
        .take(inflated, context)
        .thenApply(PushService::answer)
        .whenComplete((r, e) -> budget.giveBack(more));
  }

  private CompletableFuture<HttpResponse> refuse(
      byte[] body, ParseContext context, RejectCode code, String reason, HttpStatus status) {
    return intake
        .refuse(new NotAStory(code, reason, body, null), context)
        .thenApply(receipt -> Problem.rejected(status, code.code(), reason, receipt.rejected()));
  }

  private static HttpResponse answer(Receipt receipt) {
    if (!receipt.accepted().isEmpty()) {
      return Problem.accepted(receipt);
    }
    Receipt.Refused first = receipt.rejected().get(0);
    int more = receipt.rejected().size() - 1;
    return Problem.rejected(
        HttpStatus.UNPROCESSABLE_ENTITY,
        first.code(),
        first.reason() + (more > 0 ? " And " + more + " more." : ""),
        receipt.rejected());
  }

  private HttpResponse failed(String feed, Throwable thrown) {
    Throwable cause =
        thrown instanceof CompletionException && thrown.getCause() != null
            ? thrown.getCause()
            : thrown;
    if (cause instanceof ContentTooLargeException) {
      return tooLarge();
    }
    if (cause instanceof NotPublished) {
      log.warn("push_not_acknowledged feed={} reason={}", feed, cause.getMessage());
      return Problem.retry(
          HttpStatus.SERVICE_UNAVAILABLE,
          "not-acknowledged",
          cause.getMessage() + " Send it again after the time given; a resend does no harm.",
          WAIT_FOR_BROKER);
    }
    log.error("push_failed feed={}", feed, cause);
    return Problem.of(
        HttpStatus.INTERNAL_SERVER_ERROR,
        "internal-error",
        "A fault of ours; the log has it. Nothing was acknowledged, so send it again.");
  }

  private HttpResponse tooLarge() {
    return Problem.of(
        HttpStatus.REQUEST_ENTITY_TOO_LARGE,
        "too-large",
        "The body is larger than " + settings.maxBodyBytes() + " bytes. Send its items apart.");
  }
}
