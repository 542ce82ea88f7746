package io.wiredesk.monitor.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Locale;

/** A request's body; a wrong one is a {@link BadRequestException} that names what is wrong. */
public final class JsonBody {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final JsonNode json;

  /**
   * @throws BadRequestException when it is no JSON
   */
  public JsonBody(String body) {
    try {
      json = JSON.readTree(body);
    } catch (JsonProcessingException e) {
      throw new BadRequestException("the body is no JSON: " + e.getOriginalMessage(), e);
    }
  }

  /** A line of text that must be there. */
  public String line(String key, int atLeast, int atMost) {
    String line = json.path(key).asText("").replaceAll("\\s+", " ").strip();
    if (line.length() < atLeast || line.length() > atMost) {
      throw new BadRequestException(
          String.format(
              Locale.ROOT, "%s must be a text of %d to %d characters", key, atLeast, atMost));
    }
    return line;
  }
}
