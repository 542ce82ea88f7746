package io.wiredesk.local.e2e;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the fields of a message, whatever it is written in, and puts something else into one. */
final class SweepFields {
  private static final ObjectMapper JSON =
      JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();
  private static final Pattern XML =
      Pattern.compile("=\"([^\"<>]*)\"|='([^'<>]*)'|>([^<>]*[^<>\\s][^<>]*)<");
  private static final Pattern JSON_VALUE =
      Pattern.compile("(?:[:\\[,]\\s*)(\"(?:[^\"\\\\]|\\\\.)*\"|-?[0-9.]+)(?=\\s*[,}\\]])");
  private static final Pattern LINE = Pattern.compile("([^\\r\\n]+)");
  private static final Pattern WORD = Pattern.compile("(\\S+)");

  /** Further words of a text wire's heading are fields, too. */
  private static final int HEADING = 200;

  private final SweepSample sample;

  /** Start and end of a field's value. */
  record Field(int start, int end) {}

  SweepFields(SweepSample sample) {
    this.sample = sample;
  }

  List<Field> all() {
    String text = sample.text();
    if (xml()) {
      return fields(XML, text);
    }
    if (json()) {
      return fields(JSON_VALUE, text);
    }
    List<Field> fields = new ArrayList<>(fields(LINE, text));
    fields.addAll(fields(WORD, text.substring(0, Math.min(HEADING, text.length()))));
    return fields;
  }

  /** The message with another value in that field. */
  String with(Field field, HostileValue value) throws JsonProcessingException {
    return sample.text().substring(0, field.start())
        + written(value)
        + sample.text().substring(field.end());
  }

  private String written(HostileValue value) throws JsonProcessingException {
    if (json()) {
      return JSON.writeValueAsString(value.text());
    }
    if (xml() && !value.markup()) {
      return value
          .text()
          .replace("&", "&amp;")
          .replace("<", "&lt;")
          .replace("\"", "&quot;")
          .replace("'", "&apos;")
          .replace("\ud800b", "&#xd800;b");
    }
    return value.text();
  }

  private boolean xml() {
    return sample.type().endsWith("/xml");
  }

  private boolean json() {
    return sample.type().endsWith("/json");
  }

  private static List<Field> fields(Pattern pattern, String text) {
    List<Field> fields = new ArrayList<>();
    Matcher matcher = pattern.matcher(text);
    while (matcher.find()) {
      for (int group = 1; group <= matcher.groupCount(); group++) {
        if (matcher.start(group) >= 0) {
          fields.add(new Field(matcher.start(group), matcher.end(group)));
        }
      }
    }
    return fields;
  }
}
