package io.wiredesk.monitor.console;

import com.linecorp.armeria.common.HttpResponse;
import com.linecorp.armeria.common.HttpStatus;
import com.linecorp.armeria.common.MediaType;
import com.linecorp.armeria.common.ServerCacheControl;
import com.linecorp.armeria.common.sse.ServerSentEvent;
import com.linecorp.armeria.common.stream.StreamMessage;
import com.linecorp.armeria.common.stream.StreamWriter;
import com.linecorp.armeria.server.HttpService;
import com.linecorp.armeria.server.ServerBuilder;
import com.linecorp.armeria.server.ServiceRequestContext;
import com.linecorp.armeria.server.encoding.EncodingService;
import com.linecorp.armeria.server.file.FileService;
import com.linecorp.armeria.server.file.HttpFile;
import com.linecorp.armeria.server.streaming.ServerSentEvents;
import io.wiredesk.monitor.config.MonitorConfig;
import io.wiredesk.monitor.output.Json;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * The console: one page whatever the address, its files, and what it is told live below {@code
 * /api/v1}. Close it before the server, which waits for streams that are open.
 */
public final class ConsoleService implements AutoCloseable {
  private static final String FILES = "/io/wiredesk/monitor/web";

  /** Addresses of the page besides {@code /}; its router knows what to show. */
  private static final List<String> VIEWS =
      List.of(
          "feeds", "lag", "latency", "stories", "story", "copies", "rejected", "notices", "ticker");

  /** Files change with the program alone, but nobody should work with yesterday's console. */
  private static final ServerCacheControl ASK_AGAIN =
      ServerCacheControl.builder().noCache().build();

  private final OverviewStream board;
  private final TickerStream tape;
  private final String installation;

  /** What the page must know: whose groups are the pipeline's own, where to push. */
  private record Installation(
      String cluster, String ingest, String enrichGroup, String connector) {}

  public ConsoleService(MonitorConfig config, OverviewStream board, TickerStream tape) {
    this.board = board;
    this.tape = tape;
    this.installation =
        Json.of(
            new Installation(
                config.clusterName(),
                config.ingest().toString(),
                config.enrichGroup(),
                config.connector()));
  }

  public void addTo(ServerBuilder server) {
    server.service("/api/v1/console", (ctx, req) -> json(() -> installation));
    server.service("/api/v1/overview", (ctx, req) -> json(board::overview));
    server.service("/api/v1/events", (ctx, req) -> events(ctx, board::watch));
    server.service("/api/v1/ticker", (ctx, req) -> events(ctx, tape::watch));
    ClassLoader loader = ConsoleService.class.getClassLoader();
    HttpService page =
        HttpFile.builder(loader, FILES + "/index.html")
            .cacheControl(ASK_AGAIN)
            .build()
            .asService()
            .decorate(EncodingService.newDecorator());
    VIEWS.forEach(view -> server.service("/" + view, page));
    server.serviceUnder(
        "/",
        FileService.builder(loader, FILES)
            .cacheControl(ASK_AGAIN)
            .build()
            .decorate(EncodingService.newDecorator()));
  }

  /** Ends the streams that are open. */
  @Override
  public void close() {
    board.close();
    tape.close();
  }

  private static HttpResponse json(Supplier<String> text) {
    return HttpResponse.of(HttpStatus.OK, MediaType.JSON_UTF_8, text.get() + "\n");
  }

  private static HttpResponse events(
      ServiceRequestContext ctx, Predicate<StreamWriter<ServerSentEvent>> watch) {
    ctx.clearRequestTimeout();
    var stream = StreamMessage.<ServerSentEvent>streaming();
    if (!watch.test(stream)) {
      stream.abort();
      return HttpResponse.of(
          HttpStatus.SERVICE_UNAVAILABLE, MediaType.PLAIN_TEXT_UTF_8, "too many pages are open");
    }
    return ServerSentEvents.fromPublisher(stream);
  }
}
