package io.wiredesk.sink.story;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.module.SimpleModule;
import io.wiredesk.schemas.Annotations;
import io.wiredesk.schemas.Concept;
import io.wiredesk.schemas.EdNote;
import io.wiredesk.schemas.PlaceMention;
import io.wiredesk.schemas.Related;
import io.wiredesk.schemas.Topic;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a store takes as JSON, its strings clean; field names are those of the Avro records. */
public final class StoryJson {
  private static final ObjectMapper MAPPER =
      new ObjectMapper()
          .registerModule(new SimpleModule().addSerializer(String.class, new CleanStrings()));

  private StoryJson() {}

  public static String concepts(List<Concept> concepts) {
    return write(
        concepts.stream().map(c -> object("qcode", c.getQcode(), "name", c.getName())).toList());
  }

  public static String edNotes(List<EdNote> notes) {
    return write(
        notes.stream().map(n -> object("role", n.getRole(), "text", n.getText())).toList());
  }

  public static String related(List<Related> related) {
    return write(
        related.stream()
            .map(r -> object("storyId", r.getStoryId(), "reasons", r.getReasons()))
            .toList());
  }

  public static @Nullable String annotations(@Nullable Annotations found) {
    if (found == null) {
      return null;
    }
    Map<String, Object> all =
        object(
            "language", found.getLanguage(),
            "people", found.getPeople(),
            "organisations", found.getOrganisations(),
            "places", found.getPlaces().stream().map(StoryJson::place).toList(),
            "topics", found.getTopics().stream().map(StoryJson::topic).toList(),
            "tickers", found.getTickers(),
            "wordCount", found.getWordCount(),
            "readingSeconds", found.getReadingSeconds());
    return write(all);
  }

  private static Map<String, Object> place(PlaceMention place) {
    return object(
        "name", place.getName(), "countryCode", place.getCountryCode(), "role", place.getRole());
  }

  private static Map<String, Object> topic(Topic topic) {
    return object(
        "qcode", topic.getQcode(), "name", topic.getName(), "confidence", topic.getConfidence());
  }

  /** Names and values in turn; a field without a value is left out. */
  private static Map<String, Object> object(@Nullable Object... namesAndValues) {
    Map<String, Object> object = new LinkedHashMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      Object value = namesAndValues[i + 1];
      if (value != null) {
        object.put(String.valueOf(namesAndValues[i]), value);
      }
    }
    return object;
  }

  private static String write(Object value) {
    try {
      return MAPPER.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("cannot write " + value.getClass() + " as JSON", e);
    }
  }

  private static final class CleanStrings extends JsonSerializer<String> {
    @Override
    public void serialize(String value, JsonGenerator out, SerializerProvider provider)
        throws IOException {
      out.writeString(CleanText.clean(value));
    }
  }
}
