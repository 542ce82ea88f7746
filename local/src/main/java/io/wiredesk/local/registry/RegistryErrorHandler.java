package io.wiredesk.local.registry;

import com.linecorp.armeria.common.HttpRequest;
import com.linecorp.armeria.common.HttpResponse;
import com.linecorp.armeria.common.HttpStatus;
import com.linecorp.armeria.server.ServiceRequestContext;
import com.linecorp.armeria.server.annotation.ExceptionHandlerFunction;
import io.confluent.kafka.schemaregistry.client.rest.entities.ErrorMessage;
import io.confluent.kafka.schemaregistry.utils.JacksonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Turns a refusal into Confluent's {@code {"error_code", "message"}}. Public for Armeria. */
public final class RegistryErrorHandler implements ExceptionHandlerFunction {
  @Override
  public HttpResponse handleException(
      ServiceRequestContext context, HttpRequest request, Throwable cause) {
    if (cause instanceof RegistryException error) {
      return json(
          HttpStatus.valueOf(error.status()), new ErrorMessage(error.code(), error.getMessage()));
    }
    return ExceptionHandlerFunction.fallthrough();
  }

  static HttpResponse json(HttpStatus status, Object entity) {
    try {
      byte[] body =
          JacksonMapper.INSTANCE.writeValueAsString(entity).getBytes(StandardCharsets.UTF_8);
      return HttpResponse.of(status, RegistryService.JSON, body);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
