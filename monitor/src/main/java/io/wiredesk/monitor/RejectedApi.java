package io.wiredesk.monitor;

import com.linecorp.armeria.common.ContentDisposition;
import com.linecorp.armeria.common.HttpData;
import com.linecorp.armeria.common.HttpHeaderNames;
import com.linecorp.armeria.common.HttpResponse;
import com.linecorp.armeria.common.HttpStatus;
import com.linecorp.armeria.common.MediaType;
import com.linecorp.armeria.common.ResponseHeaders;
import com.linecorp.armeria.server.ServerBuilder;
import com.linecorp.armeria.server.ServiceRequestContext;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;

/** Shows rejected copy with its bytes, sends it again, discards it. */
final class RejectedApi {
  private static final String ONE = "/api/v1/rejected/{id}";
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  private final RejectedDesk desk;
  private final InstantSource clock;

  RejectedApi(RejectedDesk desk, InstantSource clock) {
    this.desk = desk;
    this.clock = clock;
  }

  void addTo(ServerBuilder server) {
    server.route().get(ONE).build((ctx, req) -> one(ctx, RejectedApi::detail));
    server.route().get(ONE + "/original").build((ctx, req) -> one(ctx, RejectedApi::original));
    act(server, "/api/v1/rejected/replay", this::replay);
    act(server, "/api/v1/rejected/discard", this::discard);
  }

  private HttpResponse one(
      ServiceRequestContext ctx, Function<RejectedDesk.Detail, HttpResponse> answer) {
    return OperatorApi.blocking(
        ctx,
        () -> {
          Place id = Selection.id(Objects.requireNonNull(ctx.pathParam("id")));
          return desk.show(id)
              .map(answer)
              .orElseGet(
                  () ->
                      Problem.of(
                          HttpStatus.NOT_FOUND,
                          id + " is not there; retention takes copy after its days"));
        });
  }

  private static HttpResponse detail(RejectedDesk.Detail detail) {
    return OperatorApi.json(RejectedJson.of(detail));
  }

  /**
   * Never shown by a browser as what it claims to be: it is hostile until the contrary is shown.
   */
  private static HttpResponse original(RejectedDesk.Detail detail) {
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

  private void act(ServerBuilder server, String path, Function<Selection, HttpResponse> action) {
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
                                    () -> action.apply(Selection.parse(body.contentUtf8()))))));
  }

  private HttpResponse replay(Selection selection) {
    return done(selection, places -> desk.replay(places, selection.by()));
  }

  private HttpResponse discard(Selection selection) {
    String reason = selection.requiredReason();
    return done(selection, places -> desk.discard(places, reason, selection.by()));
  }

  private HttpResponse done(
      Selection selection, Function<List<Place>, List<RejectedDesk.Result>> action) {
    List<Place> ids = selection.ids();
    List<Place> all = ids == null ? desk.open(selection.match()) : ids;
    List<RejectedDesk.Result> results =
        action.apply(all.subList(0, Math.min(RejectedDesk.AT_ONCE, all.size())));
    long dealtWith =
        results.stream().filter(r -> r.outcome() != RejectedDesk.Outcome.UNANSWERED).count();
    return OperatorApi.json(RejectedJson.done(results, all.size() - dealtWith, clock.instant()));
  }
}
