package io.wiredesk.service;

import com.linecorp.armeria.common.HttpResponse;
import com.linecorp.armeria.common.HttpStatus;
import com.linecorp.armeria.server.annotation.Blocking;
import com.linecorp.armeria.server.annotation.Get;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * {@code /health/live}: the process answers. {@code /health/ready}: 200 when everything the role
 * depends on can be used, else 503; the body names each dependency.
 */
final class HealthService {
  private final List<ReadyCheck> checks;

  HealthService(List<ReadyCheck> checks) {
    this.checks = List.copyOf(checks);
  }

  @Get("/health/live")
  public HttpResponse live() {
    return JsonAnswer.of(HttpStatus.OK, Map.of("status", "live"));
  }

  @Get("/health/ready")
  @Blocking
  public HttpResponse ready() {
    Map<String, String> found = new LinkedHashMap<>();
    boolean ready = true;
    for (ReadyCheck check : checks) {
      Readiness readiness = check.check();
      ready &= readiness instanceof Readiness.Ready;
      found.put(check.name(), readiness instanceof Readiness.NotReady no ? no.reason() : "ready");
    }
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("status", ready ? "ready" : "not ready");
    body.put("checks", found);
    return JsonAnswer.of(ready ? HttpStatus.OK : HttpStatus.SERVICE_UNAVAILABLE, body);
  }
}
