package io.wiredesk.service;

import com.linecorp.armeria.common.HttpHeaders;
import com.linecorp.armeria.common.HttpResponse;
import com.linecorp.armeria.common.HttpStatus;
import com.linecorp.armeria.common.MediaType;
import com.linecorp.armeria.common.ResponseHeaders;
import java.util.LinkedHashMap;
import java.util.Map;

/** An answer that something is wrong: {@code application/problem+json} (RFC 9457). */
public final class Problem {
  private static final MediaType TYPE = MediaType.parse("application/problem+json");

  private Problem() {}

  /**
   * A problem that its status and text say all of.
   *
   * @param detail one line: what, where, what to do
   */
  public static HttpResponse of(HttpStatus status, String detail) {
    return of(status, detail, Map.of(), HttpHeaders.of());
  }

  /**
   * A problem that says more to machines.
   *
   * @param detail one line: what, where, what to do
   * @param members extension members (RFC 9457, section 3.2), whatever Jackson writes
   * @param headers beside the content type
   */
  public static HttpResponse of(
      HttpStatus status, String detail, Map<String, ?> members, HttpHeaders headers) {
    Map<String, Object> problem = new LinkedHashMap<>();
    problem.put("type", "about:blank");
    problem.put("title", status.reasonPhrase());
    problem.put("status", status.code());
    problem.put("detail", detail);
    problem.putAll(members);
    return HttpResponse.of(
        ResponseHeaders.builder(status).contentType(TYPE).add(headers).build(),
        JsonAnswer.line(problem));
  }
}
