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
import io.wiredesk.monitor.http.Answers;
import io.wiredesk.monitor.http.PageCursor;
import io.wiredesk.monitor.http.QueryParameters;
import io.wiredesk.monitor.topics.RecordCoordinate;
import io.wiredesk.service.Problem;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import java.util.function.Function;

/** Lists rejected copy, shows it with its bytes, sends it again, discards it. */
public final class RejectedApi {
  private static final int MOST = 500;
  private static final int USUAL = 50;
  private static final String ONE = "/api/v1/rejected/{id}";
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  private final RejectedList list;
  private final BooleanSupplier complete;
  private final RejectedActions desk;
  private final InstantSource clock;

  /** What came of each. */
  private record Done(Instant at, long remaining, List<ActionItem> results) {}

  /**
   * Serves the list and what can be done with it.
   *
   * @param complete whether all that was there has been read into the list
   */
  public RejectedApi(
      RejectedList list, BooleanSupplier complete, RejectedActions desk, InstantSource clock) {
    this.list = list;
    this.complete = complete;
    this.desk = desk;
    this.clock = clock;
  }

  public void addTo(ServerBuilder server) {
    Answers.get(server, "/api/v1/rejected", this::page);
    server
        .route()
        .get(ONE)
        .build((ctx, req) -> one(ctx, copy -> Answers.json(RejectedItem.of(copy))));
    server.route().get(ONE + "/original").build((ctx, req) -> one(ctx, RejectedApi::original));
    Answers.post(
        server, "/api/v1/rejected/replay", PATIENCE, body -> replay(RejectedRequest.parse(body)));
    Answers.post(
        server, "/api/v1/rejected/discard", PATIENCE, body -> discard(RejectedRequest.parse(body)));
  }

  private Object page(QueryParameters query) {
    RejectedFilter filter =
        new RejectedFilter(
            query.text("feed"),
            query.text("stage"),
            query.text("code"),
            query.named("status", RejectedStatus::named),
            query.time("from"),
            query.time("to"));
    return RejectedPage.of(
        list.matching(filter),
        PageCursor.of(query.text("after")),
        query.number("limit", USUAL, 1, MOST),
        list.notListed(),
        complete.getAsBoolean(),
        clock.instant());
  }

  private HttpResponse one(
      ServiceRequestContext ctx, Function<RejectedDetail, HttpResponse> answer) {
    return Answers.blocking(
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

  /**
   * Never shown by a browser as what it claims to be: it is hostile until the contrary is shown.
   */
  private static HttpResponse original(RejectedDetail copy) {
    String name = copy.entry().place().toString().replace('@', '-') + ".bin";
    return HttpResponse.of(
        ResponseHeaders.builder(HttpStatus.OK)
            .contentType(MediaType.OCTET_STREAM)
            .add(
                HttpHeaderNames.CONTENT_DISPOSITION,
                ContentDisposition.builder("attachment").filename(name).build().asHeaderValue())
            .build(),
        HttpData.wrap(copy.bytes()));
  }

  private HttpResponse replay(RejectedRequest selection) {
    return done(selection, places -> desk.replay(places, selection.by()));
  }

  private HttpResponse discard(RejectedRequest selection) {
    String reason = selection.requiredReason();
    return done(selection, places -> desk.discard(places, reason, selection.by()));
  }

  private HttpResponse done(
      RejectedRequest selection, Function<List<RecordCoordinate>, List<ActionResult>> action) {
    List<RecordCoordinate> ids = selection.ids();
    List<RecordCoordinate> all = ids == null ? desk.open(selection.match()) : ids;
    List<ActionResult> results =
        action.apply(all.subList(0, Math.min(RejectedActions.AT_ONCE, all.size())));
    long dealtWith =
        results.stream().filter(r -> r.outcome() != ActionResult.Outcome.UNANSWERED).count();
    return Answers.json(
        new Done(
            clock.instant(),
            all.size() - dealtWith,
            results.stream().map(ActionItem::of).toList()));
  }
}
