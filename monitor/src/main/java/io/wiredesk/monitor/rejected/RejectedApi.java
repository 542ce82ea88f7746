package io.wiredesk.monitor.rejected;

import com.linecorp.armeria.common.ContentDisposition;
import com.linecorp.armeria.common.HttpData;
import com.linecorp.armeria.common.HttpHeaderNames;
import com.linecorp.armeria.common.HttpResponse;
import com.linecorp.armeria.common.HttpStatus;
import com.linecorp.armeria.common.MediaType;
import com.linecorp.armeria.common.ResponseHeaders;
import com.linecorp.armeria.server.ServerBuilder;
import com.linecorp.armeria.server.ServiceRequestContext;
import io.wiredesk.monitor.console.OperatorApi;
import io.wiredesk.monitor.topics.RecordCoordinate;
import io.wiredesk.service.Problem;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;

/** Shows rejected copy with its bytes, sends it again, discards it. */
public final class RejectedApi {
  private static final String ONE = "/api/v1/rejected/{id}";
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  private final RejectedActions desk;
  private final InstantSource clock;

  public RejectedApi(RejectedActions desk, InstantSource clock) {
    this.desk = desk;
    this.clock = clock;
  }

  public void addTo(ServerBuilder server) {
    server.route().get(ONE).build((ctx, req) -> one(ctx, RejectedApi::detail));
    server.route().get(ONE + "/original").build((ctx, req) -> one(ctx, RejectedApi::original));
    act(server, "/api/v1/rejected/replay", this::replay);
    act(server, "/api/v1/rejected/discard", this::discard);
  }

  private HttpResponse one(
      ServiceRequestContext ctx, Function<RejectedActions.Detail, HttpResponse> answer) {
    return OperatorApi.blocking(
        ctx,
        () -> {
          RecordCoordinate id = RejectedRequest.id(Objects.requireNonNull(ctx.pathParam("id")));
          return desk.show(id)
              .map(answer)
              .orElseGet(
                  () ->
                      Problem.of(
                          HttpStatus.NOT_FOUND,
                          id + " is not there; retention takes copy after its days"));
        });
  }

  private static HttpResponse detail(RejectedActions.Detail detail) {
    return OperatorApi.json(RejectedJson.of(detail));
  }

  /**
   * Never shown by a browser as what it claims to be: it is hostile until the contrary is shown.
   */
  private static HttpResponse original(RejectedActions.Detail detail) {
    String name = detail.view().entry().place().toString().replace('@', '-') + ".bin";
    return HttpResponse.of(
        ResponseHeaders.builder(HttpStatus.OK)
            .contentType(MediaType.OCTET_STREAM)
            .add(
                HttpHeaderNames.CONTENT_DISPOSITION,
                ContentDisposition.builder("attachment").filename(name).build().asHeaderValue())
            .build(),
        HttpData.wrap(detail.bytes()));
  }

  private void act(
      ServerBuilder server, String path, Function<RejectedRequest, HttpResponse> action) {
    server
        .route()
        .post(path)
        .maxRequestLength(64 * 1024)
        .requestTimeout(PATIENCE)
        .build(
            (ctx, req) ->
                HttpResponse.of(
                    req.aggregate()
                        .thenApply(
                            body ->
                                OperatorApi.blocking(
                                    ctx,
                                    () ->
                                        action.apply(RejectedRequest.parse(body.contentUtf8()))))));
  }

  private HttpResponse replay(RejectedRequest selection) {
    return done(selection, places -> desk.replay(places, selection.by()));
  }

  private HttpResponse discard(RejectedRequest selection) {
    String reason = selection.requiredReason();
    return done(selection, places -> desk.discard(places, reason, selection.by()));
  }

  private HttpResponse done(
      RejectedRequest selection,
      Function<List<RecordCoordinate>, List<RejectedActions.Result>> action) {
    List<RecordCoordinate> ids = selection.ids();
    List<RecordCoordinate> all = ids == null ? desk.open(selection.match()) : ids;
    List<RejectedActions.Result> results =
        action.apply(all.subList(0, Math.min(RejectedActions.AT_ONCE, all.size())));
    long dealtWith =
        results.stream().filter(r -> r.outcome() != RejectedActions.Outcome.UNANSWERED).count();
    return OperatorApi.json(RejectedJson.done(results, all.size() - dealtWith, clock.instant()));
  }
}
