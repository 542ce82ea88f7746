package io.wiredesk.cli.archive;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.util.function.Consumer;

/**
 * Reads a JSON object a line, one at a time. A line that is none is complained of with its number,
 * and the others go on; blank lines are passed over.
 */
final class JsonLines {
  /** What to do with a line; refuses it by {@link Refused}. */
  interface Use {
    void line(ObjectNode object) throws Refused;
  }

  /** Why a line is of no use, for people. */
  static final class Refused extends Exception {
    private static final long serialVersionUID = 1;

    Refused(String reason) {
      super(reason);
    }
  }

  private static final ObjectReader READER =
      new ObjectMapper()
          .reader()
          .with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .with(JsonParser.Feature.STRICT_DUPLICATE_DETECTION);

  private final String name;
  private final Consumer<String> complaints;

  /**
   * @param name of the file, for complaints
   */
  JsonLines(String name, Consumer<String> complaints) {
    this.name = name;
    this.complaints = complaints;
  }

  /** Reads all lines; returns how many were bad. */
  long read(BufferedReader lines, Use use) throws IOException {
    long number = 0;
    long bad = 0;
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      number++;
      String text = number == 1 && line.startsWith("\ufeff") ? line.substring(1) : line;
      if (!text.isBlank() && !read(number, text, use)) {
        bad++;
      }
    }
    return bad;
  }

  private boolean read(long number, String line, Use use) {
    try {
      JsonNode node = READER.readTree(line);
      if (!(node instanceof ObjectNode object)) {
        throw new Refused("a line must be one JSON object");
      }
      use.line(object);
      return true;
    } catch (JsonProcessingException e) {
      return complain(number, "not JSON: " + e.getOriginalMessage());
    } catch (Refused e) {
      return complain(number, String.valueOf(e.getMessage()));
    }
  }

  private boolean complain(long number, String reason) {
    complaints.accept(name + ":" + number + ": " + reason);
    return false;
  }
}
