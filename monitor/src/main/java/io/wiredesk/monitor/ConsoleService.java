package io.wiredesk.monitor;

import com.linecorp.armeria.common.HttpResponse;
import com.linecorp.armeria.common.HttpStatus;
import com.linecorp.armeria.common.MediaType;
import com.linecorp.armeria.common.sse.ServerSentEvent;
import com.linecorp.armeria.common.stream.StreamMessage;
import com.linecorp.armeria.server.ServerBuilder;
import com.linecorp.armeria.server.ServiceRequestContext;
import com.linecorp.armeria.server.file.FileService;
import com.linecorp.armeria.server.streaming.ServerSentEvents;
import java.util.function.Supplier;

/** The page, and the JSON below {@code /api/v1} that it lives on. */
final class ConsoleService {
  private static final String FILES = "/io/wiredesk/monitor/web";

  private final Board board;

  ConsoleService(Board board) {
    this.board = board;
  }

  void addTo(ServerBuilder server) {
    server.service("/api/v1/overview", (ctx, req) -> json(board::overview));
    server.service("/api/v1/events", (ctx, req) -> events(ctx));
    server.serviceUnder("/", FileService.of(ConsoleService.class.getClassLoader(), FILES));
  }

  private static HttpResponse json(Supplier<String> text) {
    return HttpResponse.of(HttpStatus.OK, MediaType.JSON_UTF_8, text.get());
  }

  private HttpResponse events(ServiceRequestContext ctx) {
    ctx.clearRequestTimeout();
    var stream = StreamMessage.<ServerSentEvent>streaming();
    if (!board.watch(stream)) {
      stream.abort();
      return HttpResponse.of(
          HttpStatus.SERVICE_UNAVAILABLE, MediaType.PLAIN_TEXT_UTF_8, "too many pages are open");
    }
    return ServerSentEvents.fromPublisher(stream);
  }
}
