package io.wiredesk.monitor.http;

import com.linecorp.armeria.common.HttpData;
import com.linecorp.armeria.common.HttpHeaderNames;
import com.linecorp.armeria.common.HttpMethod;
import com.linecorp.armeria.common.HttpRequest;
import com.linecorp.armeria.common.HttpResponse;
import com.linecorp.armeria.common.HttpStatus;
import com.linecorp.armeria.common.MediaType;
import com.linecorp.armeria.common.ResponseHeaders;
import com.linecorp.armeria.server.DecoratingHttpServiceFunction;
import com.linecorp.armeria.server.HttpService;
import com.linecorp.armeria.server.ServiceRequestContext;
import io.wiredesk.service.Sha256;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who may see page and API. With a token: whoever sends it, as {@code Bearer} or as the password of
 * HTTP basic authentication, so that a browser can. Without one, which {@code MonitorConfig} allows
 * on loopback alone, a request must name a loopback host, else a page elsewhere could read it
 * through a name that it points here. Metrics and health stay open, as in every service.
 */
public final class AccessGuard implements DecoratingHttpServiceFunction {
  private static final Set<String> LOCAL = Set.of("localhost", "127.0.0.1", "[::1]");
  private static final Set<HttpMethod> READING = Set.of(HttpMethod.GET, HttpMethod.HEAD);
  private static final String POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self';"
          + " connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

  private final byte @Nullable [] tokenHash;

  public AccessGuard(@Nullable String token) {
    this.tokenHash = token == null ? null : sha256(token);
  }

  @Override
  public HttpResponse serve(HttpService delegate, ServiceRequestContext ctx, HttpRequest req)
      throws Exception {
    ctx.addAdditionalResponseHeader("content-security-policy", POLICY);
    ctx.addAdditionalResponseHeader("x-content-type-options", "nosniff");
    ctx.addAdditionalResponseHeader("referrer-policy", "no-referrer");
    ctx.addAdditionalResponseHeader("cross-origin-resource-policy", "same-origin");
    if (!READING.contains(req.method())) {
      Optional<HttpResponse> refusal = ChangeGuard.refusal(req);
      if (refusal.isPresent()) {
        return refusal.get();
      }
    }
    if (open(ctx.path())) {
      return delegate.serve(ctx, req);
    }
    if (tokenHash == null) {
      return LOCAL.contains(host(req.authority()))
          ? delegate.serve(ctx, req)
          : refuse(HttpStatus.FORBIDDEN, "without a token only a loopback address is served");
    }
    return knows(tokenHash, req.headers().get(HttpHeaderNames.AUTHORIZATION))
        ? delegate.serve(ctx, req)
        : challenge();
  }

  private static boolean open(String path) {
    return path.equals("/metrics") || path.startsWith("/health/");
  }

  /** Compares hashes in constant time, so that neither content nor length of the token leaks. */
  private static boolean knows(byte[] tokenHash, @Nullable String authorization) {
    return authorization != null
        && MessageDigest.isEqual(tokenHash, sha256(credential(authorization)));
  }

  private static String credential(String authorization) {
    int space = authorization.indexOf(' ');
    String scheme = authorization.substring(0, Math.max(space, 0)).toLowerCase(Locale.ROOT);
    String value = authorization.substring(space + 1).strip();
    return switch (scheme) {
      case "bearer" -> value;
      case "basic" -> password(value);
      default -> "";
    };
  }

  private static String password(String basic) {
    try {
      String pair = new String(Base64.getDecoder().decode(basic), StandardCharsets.UTF_8);
      return pair.substring(pair.indexOf(':') + 1);
    } catch (IllegalArgumentException e) {
      return ""; // No Base64: a wrong credential like any other.
    }
  }

  private static String host(@Nullable String authority) {
    if (authority == null) {
      return "";
    }
    int colon = authority.lastIndexOf(':');
    boolean port = colon > authority.lastIndexOf(']');
    return (port ? authority.substring(0, colon) : authority).toLowerCase(Locale.ROOT);
  }

  private static HttpResponse refuse(HttpStatus status, String reason) {
    return HttpResponse.of(status, MediaType.PLAIN_TEXT_UTF_8, reason);
  }

  private static HttpResponse challenge() {
    return HttpResponse.of(
        ResponseHeaders.builder(HttpStatus.UNAUTHORIZED)
            .add(HttpHeaderNames.WWW_AUTHENTICATE, "Basic realm=\"wiredesk\", charset=\"UTF-8\"")
            .contentType(MediaType.PLAIN_TEXT_UTF_8)
            .build(),
        HttpData.ofUtf8("the monitor's token is needed"));
  }

  private static byte[] sha256(String text) {
    return Sha256.digest().digest(text.getBytes(StandardCharsets.UTF_8));
  }
}
