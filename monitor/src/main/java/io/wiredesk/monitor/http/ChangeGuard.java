package io.wiredesk.monitor.http;

import com.linecorp.armeria.common.HttpHeaderNames;
import com.linecorp.armeria.common.HttpMethod;
import com.linecorp.armeria.common.HttpRequest;
import com.linecorp.armeria.common.HttpResponse;
import com.linecorp.armeria.common.HttpStatus;
import com.linecorp.armeria.common.MediaType;
import io.wiredesk.service.Problem;
import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Keeps a page elsewhere from changing anything here through an operator's browser. Such a page can
 * post a form, but neither with a JSON body, which a browser first asks leave for and is not
 * answered, nor without an {@code Origin} (RFC 6454 section 7) and {@code Sec-Fetch-Site} (W3C
 * Fetch Metadata) that give it away. A program that is no browser sends neither.
 */
final class ChangeGuard {
  private static final String SITE = "sec-fetch-site";

  private ChangeGuard() {}

  /** Why a request that is not for reading is not served; empty when it is. */
  static Optional<HttpResponse> refusal(HttpRequest request) {
    if (request.method() != HttpMethod.POST) {
      return Optional.of(
          Problem.of(HttpStatus.METHOD_NOT_ALLOWED, "only GET, HEAD and POST are served here"));
    }
    String site = request.headers().get(SITE);
    if (site != null && !site.equals("same-origin")) {
      return Optional.of(
          Problem.of(HttpStatus.FORBIDDEN, "this page may not change anything here"));
    }
    String origin = request.headers().get(HttpHeaderNames.ORIGIN);
    if (origin != null && !sameHost(origin, request.authority())) {
      return Optional.of(
          Problem.of(HttpStatus.FORBIDDEN, "this page may not change anything here"));
    }
    MediaType type = request.contentType();
    return type != null && type.is(MediaType.JSON)
        ? Optional.empty()
        : Optional.of(
            Problem.of(
                HttpStatus.UNSUPPORTED_MEDIA_TYPE, "send JSON: Content-Type: application/json"));
  }

  private static boolean sameHost(String origin, @Nullable String authority) {
    try {
      return authority != null && authority.equalsIgnoreCase(URI.create(origin).getRawAuthority());
    } catch (IllegalArgumentException e) {
      return false;
    }
  }
}
