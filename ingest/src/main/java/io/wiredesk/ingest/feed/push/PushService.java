package io.wiredesk.ingest.feed.push;

import com.linecorp.armeria.common.HttpHeaderNames;
import com.linecorp.armeria.common.HttpRequest;
import com.linecorp.armeria.common.HttpResponse;
import com.linecorp.armeria.common.HttpStatus;
import com.linecorp.armeria.common.RequestHeaders;
import com.linecorp.armeria.server.HttpService;
import com.linecorp.armeria.server.ServerBuilder;
import com.linecorp.armeria.server.ServiceRequestContext;
import io.wiredesk.ingest.feed.ClientAddress;
import io.wiredesk.ingest.feed.FeedMeters;
import io.wiredesk.ingest.feed.FeedMeters.Refusal;
import io.wiredesk.ingest.feed.FeedServices;
import io.wiredesk.ingest.feed.Gzip;
import io.wiredesk.ingest.feed.Intake;
import io.wiredesk.ingest.feed.NotPublished;
import io.wiredesk.ingest.feed.UnreadFile;
import io.wiredesk.ingest.feed.push.BoundedBody.Body.TooLarge;
import io.wiredesk.ingest.feed.settings.FeedSettings;
import io.wiredesk.ingest.format.message.Outcome.NotAStory;
import io.wiredesk.ingest.format.message.ParseContext;
import io.wiredesk.ingest.format.message.RejectCode;
import io.wiredesk.schemas.Spans;
import io.wiredesk.schemas.TraceContext;
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
  private final AddressBudgets unverified;
  private final FeedMeters meters;
  private final Intake intake;
  private final InstantSource clock;
  private final Spans spans;

  public PushService(
      Map<String, FeedSettings> feeds, PushSettings settings, FeedServices services, Spans spans) {
    this.feeds = Map.copyOf(feeds);
    this.access = new PushAccess(feeds, services.clock(), System::nanoTime);
    this.settings = settings;
    this.budget = new ByteBudget(settings.maxInFlightBytes());
    this.unverified = new AddressBudgets(settings.maxUnverifiedBytes());
    this.meters = services.meters();
    this.intake = services.intake();
    this.clock = services.clock();
    this.spans = spans;
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
    if (!access.needsBody(request.headers())) {
      return read(ctx, request, feed, most, reserved);
    }
    // Anybody can send this much and say that it is signed.
    String address = ClientAddress.of(ctx.remoteAddress());
    if (!unverified.tryTake(address, reserved)) {
      meters.refused(Refusal.UNVERIFIED_BYTES);
      return busy();
    }
    HttpResponse answer = read(ctx, request, feed, most, reserved);
    var unused =
        answer.whenComplete().whenComplete((r, e) -> unverified.giveBack(address, reserved));
    return answer;
  }

  private static HttpResponse busy() {
    return ProblemResponse.retry(
        HttpStatus.SERVICE_UNAVAILABLE,
        "busy",
        "Too many bytes are in flight. Send it again after the time given.",
        WAIT_FOR_ROOM);
  }

  private HttpResponse read(
      ServiceRequestContext ctx, HttpRequest request, String feed, int most, long reserved) {
    if (!budget.tryTake(reserved)) {
      return busy();
    }
    String format = ctx.queryParam("format");
    return HttpResponse.of(
        MessageRoute.read(
                ctx,
                request,
                most,
                body -> take(feed, request.headers(), body, format),
                large -> refuse(feed, request.headers(), large, most))
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
    ParseContext untraced = context(feed, headers, format);
    Spans.Span span =
        spans.begin(
            "POST " + feed, trace(headers), untraced.receivedAt(), Map.of("wiredesk.feed", feed));
    ParseContext context = untraced.in(span.context());
    return (MediaHints.isGzip(headers)
            ? inflateAndTake(feed, body, context)
            : intake.take(body, context).thenApply(MessageRoute::answer))
        .whenComplete((answer, e) -> span.end(e == null ? null : e.getClass().getSimpleName()));
  }

  /** Kept by its beginning, as a file would be, where it is known whose it is. */
  private CompletableFuture<HttpResponse> refuse(
      String feed, RequestHeaders headers, TooLarge body, int most) {
    if (access.needsBody(headers)) {
      return CompletableFuture.completedFuture(MessageRoute.tooLarge(most));
    }
    NotAStory head = UnreadFile.notKept(body.head(), body.size(), most, body.sha256());
    return intake
        .refuse(head, context(feed, headers, null))
        .thenApply(receipt -> MessageRoute.tooLarge(most));
  }

  private ParseContext context(String feed, RequestHeaders headers, @Nullable String format) {
    return feed(feed)
        .context(
            feed,
            TRANSPORT,
            headers.get(HttpHeaderNames.CONTENT_TYPE),
            format,
            null,
            clock.instant())
        .in(trace(headers));
  }

  /** What the sender says. */
  private static Optional<TraceContext> trace(RequestHeaders headers) {
    return TraceContext.of(headers.get(TraceContext.PARENT), headers.get(TraceContext.STATE));
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
