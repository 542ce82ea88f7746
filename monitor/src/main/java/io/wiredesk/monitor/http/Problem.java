package io.wiredesk.monitor.http;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.linecorp.armeria.common.HttpResponse;
import com.linecorp.armeria.common.HttpStatus;
import com.linecorp.armeria.common.MediaType;

/** An answer that something is wrong: {@code application/problem+json} (RFC 9457). */
public final class Problem {
  private static final MediaType JSON = MediaType.parse("application/problem+json");

  private Problem() {}

  /**
   * An answer by RFC 9457.
   *
   * @param detail one line: what, where, what to do
   */
  public static HttpResponse of(HttpStatus status, String detail) {
    String body =
        JsonNodeFactory.instance
            .objectNode()
            .put("type", "about:blank")
            .put("status", status.code())
            .put("title", status.reasonPhrase())
            .put("detail", detail)
            .toString();
    return HttpResponse.of(status, JSON, body);
  }
}
