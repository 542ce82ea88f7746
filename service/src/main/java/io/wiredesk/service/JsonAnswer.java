package io.wiredesk.service;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.linecorp.armeria.common.HttpData;
import com.linecorp.armeria.common.HttpResponse;
import com.linecorp.armeria.common.HttpStatus;
import com.linecorp.armeria.common.MediaType;

/** Answers in JSON that end with a newline, so that a shell's next prompt has a line of its own. */
public final class JsonAnswer {
  private static final ObjectMapper JSON = new ObjectMapper();

  private JsonAnswer() {}

  /**
   * An answer with a body.
   *
   * @param value whatever Jackson writes
   */
  public static HttpResponse of(HttpStatus status, Object value) {
    return HttpResponse.of(status, MediaType.JSON_UTF_8, line(value));
  }

  static HttpData line(Object value) {
    try {
      return HttpData.ofUtf8(JSON.writeValueAsString(value) + "\n");
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("records of text and numbers are always JSON", e);
    }
  }
}
