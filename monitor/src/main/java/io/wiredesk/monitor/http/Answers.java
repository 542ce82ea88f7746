package io.wiredesk.monitor.http;

import com.linecorp.armeria.common.HttpResponse;
import com.linecorp.armeria.common.HttpStatus;
import com.linecorp.armeria.common.MediaType;
import com.linecorp.armeria.server.ServerBuilder;
import com.linecorp.armeria.server.ServiceRequestContext;
import io.wiredesk.monitor.output.Json;
import io.wiredesk.monitor.topics.Failures;
import io.wiredesk.monitor.topics.UnavailableException;
import io.wiredesk.service.Problem;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Answers on a thread that may block; a bad request or a dependency that is away is a problem (RFC
 * 9457), not a failure.
 */
public final class Answers {
  private static final int MOST_SENT = 64 * 1024;

  private Answers() {}

  /**
   * Serves a question.
   *
   * @param answer what is given as JSON; a response is given as it is
   */
  public static void get(
      ServerBuilder server, String path, Function<QueryParameters, Object> answer) {
    server
        .route()
        .get(path)
        .build((ctx, req) -> blocking(ctx, () -> json(answer.apply(new QueryParameters(ctx)))));
  }

  /**
   * Serves a change.
   *
   * @param atMost so long the answer may take
   * @param answer of the body
   */
  public static void post(
      ServerBuilder server, String path, Duration atMost, Function<String, HttpResponse> answer) {
    server
        .route()
        .post(path)
        .maxRequestLength(MOST_SENT)
        .requestTimeout(atMost)
        .build(
            (ctx, req) ->
                HttpResponse.of(
                    req.aggregate()
                        .thenApply(body -> blocking(ctx, () -> answer.apply(body.contentUtf8())))));
  }

  public static HttpResponse blocking(ServiceRequestContext ctx, Supplier<HttpResponse> answer) {
    return HttpResponse.of(
        CompletableFuture.supplyAsync(() -> guarded(answer), ctx.blockingTaskExecutor()));
  }

  public static HttpResponse json(Object value) {
    return value instanceof HttpResponse response
        ? response
        : HttpResponse.of(HttpStatus.OK, MediaType.JSON_UTF_8, Json.of(value) + "\n");
  }

  /** Without what is told of a part of the whole alone. */
  public static HttpResponse brief(Object value) {
    return HttpResponse.of(HttpStatus.OK, MediaType.JSON_UTF_8, Json.brief(value) + "\n");
  }

  private static HttpResponse guarded(Supplier<HttpResponse> answer) {
    try {
      return answer.get();
    } catch (BadRequestException e) {
      return Problem.of(HttpStatus.BAD_REQUEST, Failures.reason(e));
    } catch (UnavailableException e) {
      return Problem.of(HttpStatus.SERVICE_UNAVAILABLE, Failures.reason(e));
    }
  }
}
