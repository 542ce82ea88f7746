package io.wiredesk.ingest.feed.push;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.linecorp.armeria.common.HttpHeaderNames;
import com.linecorp.armeria.common.HttpHeaders;
import com.linecorp.armeria.common.HttpResponse;
import com.linecorp.armeria.common.HttpStatus;
import com.linecorp.armeria.common.MediaType;
import com.linecorp.armeria.common.ResponseHeaders;
import io.wiredesk.ingest.feed.Receipt;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Answers: {@code application/problem+json} (RFC 9457) for what went wrong, JSON for the rest. */
final class ProblemResponse {
  private static final MediaType PROBLEM = MediaType.parse("application/problem+json");
  private static final ObjectMapper JSON = new ObjectMapper();

  private ProblemResponse() {}

  /**
   * @param code machine-readable, such as unknown-key
   * @param detail one line: what, where, what to do
   */
  static HttpResponse of(HttpStatus status, String code, String detail) {
    return of(status, code, detail, null, HttpHeaders.of());
  }

  static HttpResponse retry(HttpStatus status, String code, String detail, Duration after) {
    long seconds = Math.max(1, (after.toMillis() + 999) / 1000);
    return of(status, code, detail, null, HttpHeaders.of(HttpHeaderNames.RETRY_AFTER, seconds));
  }

  static HttpResponse rejected(
      HttpStatus status, String code, String detail, List<Receipt.Refused> rejected) {
    return of(status, code, detail, rejected, HttpHeaders.of());
  }

  static HttpResponse accepted(Receipt receipt) {
    return HttpResponse.of(HttpStatus.ACCEPTED, MediaType.JSON, json(receipt));
  }

  static HttpResponse unauthorized() {
    return of(
        HttpStatus.UNAUTHORIZED,
        "unknown-key",
        "No feed has this key or signature. Send 'Authorization: Bearer <key>' with the feed's own"
            + " key, or sign the body as Standard Webhooks does.",
        null,
        HttpHeaders.of(HttpHeaderNames.WWW_AUTHENTICATE, "Bearer realm=\"wiredesk\""));
  }

  private static HttpResponse of(
      HttpStatus status,
      String code,
      String detail,
      @Nullable List<Receipt.Refused> rejected,
      HttpHeaders more) {
    Map<String, Object> problem = new LinkedHashMap<>();
    problem.put("type", "about:blank");
    problem.put("title", status.reasonPhrase());
    problem.put("status", status.code());
    problem.put("code", code);
    problem.put("detail", detail);
    if (rejected != null) {
      problem.put("rejected", rejected);
    }
    ResponseHeaders headers =
        ResponseHeaders.builder(status).contentType(PROBLEM).add(more).build();
    return HttpResponse.of(headers, com.linecorp.armeria.common.HttpData.wrap(json(problem)));
  }

  private static byte[] json(Object value) {
    try {
      return JSON.writeValueAsBytes(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("records of text and numbers are always JSON", e);
    }
  }
}
