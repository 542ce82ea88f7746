package io.wiredesk.ingest.feed.push;

import com.linecorp.armeria.common.HttpHeaderNames;
import com.linecorp.armeria.common.HttpRequest;
import com.linecorp.armeria.common.HttpResponse;
import com.linecorp.armeria.common.HttpStatus;
import com.linecorp.armeria.common.RequestHeaders;
import com.linecorp.armeria.server.HttpService;
import com.linecorp.armeria.server.ServerBuilder;
import com.linecorp.armeria.server.ServiceRequestContext;
import io.wiredesk.ingest.feed.Gzip;
import io.wiredesk.ingest.feed.Intake;
import io.wiredesk.ingest.feed.NotPublished;
import io.wiredesk.ingest.feed.settings.FeedSettings;
import io.wiredesk.ingest.format.message.Outcome.NotAStory;
import io.wiredesk.ingest.format.message.ParseContext;
import io.wiredesk.ingest.format.message.RejectCode;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * {@code POST /v1/feeds/{feed}}: one message a request, answered when the broker has acknowledged
 * all that was in it. Which feed a message belongs to is its credential's, never its payload's.
 */
public final class PushService implements HttpService {
  static final String TRANSPORT = "http";

  private static final Duration WAIT_FOR_ROOM = Duration.ofSeconds(1);

  /** How long a sender may take for its body; slower than this is no wire. */
  private static final Duration SLOWEST_BODY = Duration.ofSeconds(60);

  private final Map<String, FeedSettings> feeds;
  private final PushAccess access;
  private final PushSettings settings;
  private final ByteBudget budget;
  private final Intake intake;
  private final InstantSource clock;

  public PushService(
      Map<String, FeedSettings> feeds, PushSettings settings, Intake intake, InstantSource clock) {
    this.feeds = Map.copyOf(feeds);
    this.access = new PushAccess(feeds, clock, System::nanoTime);
    this.settings = settings;
    this.budget = new ByteBudget(settings.maxInFlightBytes());
    this.intake = intake;
    this.clock = clock;
  }

  /** Adds the route to a server. */
  public void addTo(ServerBuilder server) {
    Duration timeout = SLOWEST_BODY.plus(settings.ackTimeout());
    MessageRoute.add(server, "/v1/feeds/{feed}", timeout, this);
  }

  /** Bytes of the requests in flight, for a gauge. */
  public long bytesInFlight() {
    return budget.used();
  }

  @Override
  public HttpResponse serve(ServiceRequestContext ctx, HttpRequest request) {
    String feed = Objects.requireNonNull(ctx.pathParam("feed"));
    Optional<HttpResponse> refusal =
        access
            .refusal(feed, request.headers())
            .or(() -> unsupported(request.headers(), ctx.queryParam("format")));
    if (refusal.isPresent()) {
      return refusal.get();
    }
    int most =
        Math.min(feed(feed).maxMessageBytes(settings.maxBodyBytes()), settings.maxBodyBytes());
    long declared = request.headers().contentLength();
    long reserved = declared < 0 ? most : Math.min(declared, most);
    if (!budget.tryTake(reserved)) {
      return ProblemResponse.retry(
          HttpStatus.SERVICE_UNAVAILABLE,
          "busy",
          "Too many bytes are in flight. Send it again after the time given.",
          WAIT_FOR_ROOM);
    }
    String format = ctx.queryParam("format");
    return HttpResponse.of(
        MessageRoute.read(ctx, request, most, body -> take(feed, request.headers(), body, format))
            .whenComplete((r, e) -> budget.giveBack(reserved)));
  }

  private CompletableFuture<HttpResponse> take(
      String feed, RequestHeaders headers, byte[] body, @Nullable String format) {
    Optional<HttpResponse> refusal =
        access.needsBody(headers) ? access.refusal(feed, headers, body) : Optional.empty();
    if (refusal.isPresent()) {
      return CompletableFuture.completedFuture(refusal.get());
    }
    if (body.length == 0) {
      return CompletableFuture.completedFuture(
          ProblemResponse.of(
              HttpStatus.BAD_REQUEST,
              "empty",
              "The request has no body. Send the message as the body."));
    }
    ParseContext context =
        feed(feed)
            .context(
                feed,
                TRANSPORT,
                headers.get(HttpHeaderNames.CONTENT_TYPE),
                format,
                null,
                clock.instant());
    return MediaHints.isGzip(headers)
        ? inflateAndTake(feed, body, context)
        : intake.take(body, context).thenApply(MessageRoute::answer);
  }

  private FeedSettings feed(String name) {
    return Objects.requireNonNull(feeds.get(name));
  }

  private static Optional<HttpResponse> unsupported(
      RequestHeaders headers, @Nullable String format) {
    return MediaHints.refusal(headers, format)
        .map(
            detail -> ProblemResponse.of(HttpStatus.UNSUPPORTED_MEDIA_TYPE, "unsupported", detail));
  }

  private CompletableFuture<HttpResponse> inflateAndTake(
      String feed, byte[] body, ParseContext context) {
    byte[] inflated;
    try {
      inflated = Gzip.inflate(body, feed(feed).maxMessageBytes(settings.maxInflatedBytes()));
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
        .thenApply(MessageRoute::answer)
        .whenComplete((r, e) -> budget.giveBack(more));
  }

  private CompletableFuture<HttpResponse> refuse(
      byte[] body, ParseContext context, RejectCode code, String reason, HttpStatus status) {
    return intake
        .refuse(new NotAStory(code, reason, body, null), context)
        .thenApply(
            receipt -> ProblemResponse.rejected(status, code.code(), reason, receipt.rejected()));
  }
}
