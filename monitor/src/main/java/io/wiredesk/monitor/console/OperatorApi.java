package io.wiredesk.monitor.console;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.linecorp.armeria.common.HttpResponse;
import com.linecorp.armeria.common.HttpStatus;
import com.linecorp.armeria.common.MediaType;
import com.linecorp.armeria.server.ServerBuilder;
import com.linecorp.armeria.server.ServiceRequestContext;
import com.linecorp.armeria.server.file.HttpFile;
import io.wiredesk.monitor.feeds.FeedTable;
import io.wiredesk.monitor.http.BadRequestException;
import io.wiredesk.monitor.http.QueryParameters;
import io.wiredesk.monitor.lag.LagJson;
import io.wiredesk.monitor.lag.LagReport;
import io.wiredesk.monitor.latency.LatencyJson;
import io.wiredesk.monitor.latency.LatencyStage;
import io.wiredesk.monitor.reconcile.ReconcileJson;
import io.wiredesk.monitor.rejected.RejectedCursor;
import io.wiredesk.monitor.rejected.RejectedFilter;
import io.wiredesk.monitor.rejected.RejectedJson;
import io.wiredesk.monitor.rejected.RejectedStatus;
import io.wiredesk.monitor.topics.Failures;
import io.wiredesk.monitor.topics.RegistryAwayException;
import io.wiredesk.monitor.topics.UnavailableException;
import io.wiredesk.schemas.NoticeKind;
import io.wiredesk.service.Problem;
import io.wiredesk.service.Readiness;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What operators see, as JSON below {@code /api/v1}; {@code openapi.yaml} describes it. */
public final class OperatorApi {
  private static final int MOST = 500;
  private static final int USUAL = 50;

  private final PipelineState books;
  private final OverviewStream board;
  private final Dependencies dependencies;
  private final InstantSource clock;

  public OperatorApi(
      PipelineState books, OverviewStream board, Dependencies dependencies, InstantSource clock) {
    this.books = books;
    this.board = board;
    this.dependencies = dependencies;
    this.clock = clock;
  }

  public void addTo(ServerBuilder server) {
    server.service(
        "/api/v1/openapi.yaml",
        HttpFile.builder(OperatorApi.class.getClassLoader(), "io/wiredesk/monitor/openapi.yaml")
            .contentType("application/yaml")
            .build()
            .asService());
    get(server, "/api/v1/lag", this::lag);
    get(server, "/api/v1/latency", query -> LatencyJson.of(books.latency(), clock.instant()));
    get(server, "/api/v1/latency/series", this::series);
    get(server, "/api/v1/feeds", query -> FeedTable.json(books.feedReport()));
    get(server, "/api/v1/reconcile", query -> ReconcileJson.of(books.reconcileState()));
    get(server, "/api/v1/rejected", this::rejected);
    get(server, "/api/v1/notices", this::notices);
    get(server, "/api/v1/health", query -> health());
  }

  /** Answers on a thread that may block; a bad request is a problem, not a failure. */
  static void get(ServerBuilder server, String path, Function<QueryParameters, JsonNode> answer) {
    server
        .route()
        .get(path)
        .build((ctx, req) -> blocking(ctx, () -> json(answer.apply(new QueryParameters(ctx)))));
  }

  public static HttpResponse blocking(ServiceRequestContext ctx, Supplier<HttpResponse> answer) {
    return HttpResponse.of(
        CompletableFuture.supplyAsync(() -> guarded(answer), ctx.blockingTaskExecutor()));
  }

  public static HttpResponse json(JsonNode json) {
    return HttpResponse.of(HttpStatus.OK, MediaType.JSON_UTF_8, json.toString());
  }

  private static HttpResponse guarded(Supplier<HttpResponse> answer) {
    try {
      return answer.get();
    } catch (BadRequestException e) {
      return Problem.of(HttpStatus.BAD_REQUEST, Failures.reason(e));
    } catch (UnavailableException | RegistryAwayException e) {
      return Problem.of(HttpStatus.SERVICE_UNAVAILABLE, Failures.reason(e));
    }
  }

  private JsonNode lag(QueryParameters query) {
    boolean partitions = query.flag("partitions", true);
    String group = query.text("group");
    Optional<LagReport> report = board.report();
    return report
        .<JsonNode>map(seen -> LagJson.of(seen, group, partitions))
        .orElseGet(JsonNodeFactory.instance::objectNode);
  }

  private JsonNode series(QueryParameters query) {
    LatencyStage stage = query.named("stage", LatencyStage::named);
    return LatencyJson.series(
        books.latency(),
        stage == null ? LatencyStage.TOTAL : stage,
        query.text("feed"),
        query.flag("kills", false),
        clock.instant());
  }

  private JsonNode rejected(QueryParameters query) {
    RejectedFilter filter =
        new RejectedFilter(
            query.text("feed"),
            query.text("stage"),
            query.text("code"),
            query.named("status", RejectedStatus::named),
            query.time("from"),
            query.time("to"));
    return RejectedJson.page(
        books.rejected().matching(filter),
        query.named("after", RejectedCursor::parse),
        query.number("limit", USUAL, 1, MOST),
        books.rejected().notListed(),
        books.complete(),
        clock.instant());
  }

  private JsonNode notices(QueryParameters query) {
    return books
        .notices()
        .json(
            kinds(query.text("kind")),
            query.text("feed"),
            query.text("storyId"),
            query.number("limit", USUAL, 1, MOST),
            books.complete(),
            clock.instant());
  }

  /** Resends are many and seldom of interest. */
  private static Set<NoticeKind> kinds(@Nullable String named) {
    if (named == null) {
      return EnumSet.complementOf(EnumSet.of(NoticeKind.STORY_RESENT));
    }
    EnumSet<NoticeKind> kinds = EnumSet.noneOf(NoticeKind.class);
    for (String name : named.split(",", -1)) {
      kinds.add(
          QueryParameters.known(
              "kind",
              name,
              n -> Arrays.stream(NoticeKind.values()).filter(k -> k.name().equals(n)).findFirst()));
    }
    return kinds;
  }

  private ObjectNode health() {
    Map<String, Readiness> answers = dependencies.answers();
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("at", clock.instant().toString());
    json.put(
        "ready",
        !answers.isEmpty()
            && answers.values().stream().allMatch(Readiness.Ready.class::isInstance));
    json.set("checks", checks(answers));
    return json;
  }

  static ArrayNode checks(Map<String, Readiness> answers) {
    ArrayNode array = JsonNodeFactory.instance.arrayNode();
    answers.forEach(
        (name, answer) ->
            array
                .addObject()
                .put("name", name)
                .put("ready", answer instanceof Readiness.Ready)
                .put("reason", answer instanceof Readiness.NotReady no ? no.reason() : null));
    return array;
  }
}
