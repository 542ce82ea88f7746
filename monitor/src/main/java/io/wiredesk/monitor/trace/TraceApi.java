package io.wiredesk.monitor.trace;

import com.linecorp.armeria.common.HttpResponse;
import com.linecorp.armeria.common.HttpStatus;
import com.linecorp.armeria.common.MediaType;
import com.linecorp.armeria.server.ServerBuilder;
import io.wiredesk.monitor.http.Answers;
import io.wiredesk.monitor.http.BadRequestException;
import io.wiredesk.monitor.http.QueryParameters;
import io.wiredesk.service.Problem;
import java.util.Optional;

/** One story, traced, at {@code /api/v1/story/trace}: as JSON or, for a terminal, as lines. */
public final class TraceApi {
  private static final int LONGEST_ID = 2_000;

  private final StoryTracer tracer;

  public TraceApi(StoryTracer tracer) {
    this.tracer = tracer;
  }

  public void addTo(ServerBuilder server) {
    Answers.get(server, "/api/v1/story/trace", this::trace);
  }

  private Object trace(QueryParameters query) {
    String id = query.text("id");
    if (id == null || id.length() > LONGEST_ID) {
      throw new BadRequestException("id is missing, or longer than any story's");
    }
    boolean lines = query.flag("lines", false);
    Optional<StoryTrace> trace = tracer.of(id.replace("\0", ""));
    if (trace.isEmpty()) {
      return Problem.of(
          HttpStatus.NOT_FOUND,
          "nothing came of a story " + id.strip() + "; ids are as 'wiredesk tail' prints them");
    }
    return lines
        ? HttpResponse.of(HttpStatus.OK, MediaType.PLAIN_TEXT_UTF_8, TraceTable.render(trace.get()))
        : trace.get();
  }
}
