package io.wiredesk.ingest.feed.push;

import com.linecorp.armeria.common.HttpHeaderNames;
import com.linecorp.armeria.common.HttpHeaders;
import com.linecorp.armeria.common.HttpResponse;
import com.linecorp.armeria.common.HttpStatus;
import io.wiredesk.ingest.feed.Receipt;
import io.wiredesk.service.Problem;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Problems as pushers see them: each has a {@code code} for machines, such as unknown-key. */
final class ProblemResponse {

  private ProblemResponse() {}

  /**
   * @param detail one line: what, where, what to do
   */
  static HttpResponse of(HttpStatus status, String code, String detail) {
    return of(status, code, detail, HttpHeaders.of());
  }

  static HttpResponse retry(HttpStatus status, String code, String detail, Duration after) {
    long seconds = Math.max(1, (after.toMillis() + 999) / 1000);
    return of(status, code, detail, HttpHeaders.of(HttpHeaderNames.RETRY_AFTER, seconds));
  }

  static HttpResponse rejected(
      HttpStatus status, String code, String detail, List<Receipt.Refused> rejected) {
    return Problem.of(status, detail, Map.of("code", code, "rejected", rejected), HttpHeaders.of());
  }

  static HttpResponse unauthorized(String detail) {
    return of(
        HttpStatus.UNAUTHORIZED,
        "unknown-key",
        detail,
        HttpHeaders.of(HttpHeaderNames.WWW_AUTHENTICATE, "Bearer realm=\"wiredesk\""));
  }

  private static HttpResponse of(
      HttpStatus status, String code, String detail, HttpHeaders headers) {
    return Problem.of(status, detail, Map.of("code", code), headers);
  }
}
