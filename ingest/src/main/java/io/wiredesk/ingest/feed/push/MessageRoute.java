package io.wiredesk.ingest.feed.push;

import com.linecorp.armeria.common.HttpRequest;
import com.linecorp.armeria.common.HttpResponse;
import com.linecorp.armeria.common.HttpStatus;
import com.linecorp.armeria.common.util.Exceptions;
import com.linecorp.armeria.server.HttpService;
import com.linecorp.armeria.server.ServerBuilder;
import com.linecorp.armeria.server.ServiceRequestContext;
import io.wiredesk.ingest.feed.NotPublished;
import io.wiredesk.ingest.feed.Receipt;
import io.wiredesk.ingest.feed.push.BoundedBody.Body.TooLarge;
import io.wiredesk.ingest.feed.push.BoundedBody.Body.Whole;
import io.wiredesk.service.JsonAnswer;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What posting a message has in common, whoever posts it: the body is read within bounds, taken on
 * a thread that may block, and answered when the broker has acknowledged all that was in it.
 */
final class MessageRoute {
  private static final Logger log = LoggerFactory.getLogger(MessageRoute.class);
  private static final Duration WAIT_FOR_BROKER = Duration.ofSeconds(5);

  private MessageRoute() {}

  /**
   * @param path with {@code {feed}} in it
   */
  static void add(ServerBuilder server, String path, Duration timeout, HttpService service) {
    server
        .route()
        .post(path)
        .maxRequestLength(0) // bounded by BoundedBody, which answers properly
        .requestTimeout(timeout)
        .build(service);
  }

  /**
   * Reads the body and answers for it.
   *
   * @param most bytes of it
   * @param take what is to become of it
   * @param refuse what is to become of one that is larger
   * @return never fails: what goes wrong is an answer, too
   */
  static CompletableFuture<HttpResponse> read(
      ServiceRequestContext ctx,
      HttpRequest request,
      int most,
      Function<byte[], CompletableFuture<HttpResponse>> take,
      Function<TooLarge, CompletableFuture<HttpResponse>> refuse) {
    return BoundedBody.of(request, most)
        .thenComposeAsync(
            body ->
                body instanceof Whole whole
                    ? take.apply(whole.bytes())
                    : refuse.apply((TooLarge) body),
            ctx.blockingTaskExecutor())
        .exceptionally(failure -> failed(String.valueOf(ctx.pathParam("feed")), failure));
  }

  /** 202 for a message of which anything is a story. */
  static HttpResponse answer(Receipt receipt) {
    if (!receipt.accepted().isEmpty()) {
      return JsonAnswer.of(HttpStatus.ACCEPTED, receipt);
    }
    Receipt.Refused first = receipt.rejected().get(0);
    int more = receipt.rejected().size() - 1;
    return ProblemResponse.rejected(
        HttpStatus.UNPROCESSABLE_ENTITY,
        first.code(),
        first.reason() + (more > 0 ? " And " + more + " more." : ""),
        receipt.rejected());
  }

  private static HttpResponse failed(String feed, Throwable failure) {
    Throwable cause = Exceptions.peel(failure);
    if (cause instanceof NotPublished) {
      log.warn("push_not_acknowledged feed={} reason={}", feed, cause.getMessage());
      return ProblemResponse.retry(
          HttpStatus.SERVICE_UNAVAILABLE,
          "not-acknowledged",
          cause.getMessage() + " Send it again after the time given; a resend does no harm.",
          WAIT_FOR_BROKER);
    }
    log.error("push_failed feed={}", feed, cause);
    return ProblemResponse.of(
        HttpStatus.INTERNAL_SERVER_ERROR,
        "internal-error",
        "A fault of ours; the log has it. Nothing was acknowledged, so send it again.");
  }

  static HttpResponse tooLarge(int most) {
    return ProblemResponse.of(
        HttpStatus.REQUEST_ENTITY_TOO_LARGE,
        "too-large",
        "The body is larger than " + most + " bytes. Send its items apart.");
  }
}
