package io.wiredesk.sink.opensearch;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.RawValue;
import io.wiredesk.schemas.Copy;
import io.wiredesk.schemas.RawRef;
import io.wiredesk.sink.story.CleanText;
import io.wiredesk.sink.story.CleanTime;
import io.wiredesk.sink.story.Fate;
import io.wiredesk.sink.story.StoryJson;
import io.wiredesk.sink.story.StoryRow;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A field of a story's document: its name, how OpenSearch indexes it, what a kill does to it. All
 * that is stored and the mapping come from this one table, but for the texts, which stand under
 * {@code text} and their language.
 *
 * @param value what the row puts there, clean; null for nothing
 */
record Field(String name, String type, Fate fate, Function<StoryRow, @Nullable Object> value) {
  /** Bytes of a term; OpenSearch refuses a keyword of 32,766. What is longer is not found by it. */
  private static final int LONGEST_KEYWORD = 8_000;

  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  static final List<Field> ALL =
      List.of(
          keyword("story_id", Fate.STAYS, StoryRow::id),
          keyword("lane", Fate.STAYS, r -> r.lane().label()),
          new Field("revision_number", "integer", Fate.STAYS, StoryRow::number),
          keyword("revision_key", Fate.STAYS, StoryRow::key),
          keyword("order_key", Fate.STAYS, StoryRow::order),
          keyword("version", Fate.STAYS, r -> r.wire().getVersion()),
          keyword("pub_status", Fate.STAYS, r -> r.wire().getPubStatus().name()),
          keyword("change", Fate.STAYS, StoryRow::change),
          keyword("type", Fate.STAYS, r -> r.wire().getType()),
          keyword("feed", Fate.STAYS, r -> r.wire().getFeed()),
          keyword("provider", Fate.STAYS, r -> r.wire().getProvider()),
          keyword("guid", Fate.STAYS, r -> r.wire().getGuid()),
          keyword("language", Fate.STAYS, StoryRow::language),
          new Field("urgency", "integer", Fate.STAYS, r -> r.wire().getUrgency()),
          time("first_created", r -> r.wire().getFirstCreated()),
          time("version_created", r -> r.wire().getVersionCreated()),
          time("received_at", r -> r.wire().getReceivedAt()),
          time("embargoed", r -> r.wire().getEmbargoed()),
          time("expires", r -> r.wire().getExpires()),
          keyword("of_story_id", Fate.STAYS, r -> r.copy(Copy::getOfStoryId)),
          keyword("group_id", Fate.STAYS, r -> r.copy(Copy::getGroupId)),
          keyword("relation", Fate.STAYS, r -> r.copy(c -> c.getRelation().name())),
          new Field("similarity", "double", Fate.STAYS, r -> r.copy(Copy::getSimilarity)),
          new Field("raw_partition", "integer", Fate.STAYS, r -> r.raw(RawRef::getPartition)),
          new Field("raw_offset", "long", Fate.STAYS, r -> r.raw(RawRef::getOffset)),
          keyword("slugline", Fate.DETAIL, r -> r.detail(r.wire().getSlugline())),
          keyword("byline", Fate.DETAIL, r -> r.detail(r.wire().getByline())),
          keyword("creditline", Fate.DETAIL, r -> r.detail(r.wire().getCreditline())),
          keyword("dateline_place", Fate.DETAIL, StoryRow::datelinePlace),
          concepts("subjects", r -> StoryJson.concepts(r.details(r.wire().getSubjects()))),
          concepts("places", r -> StoryJson.concepts(r.details(r.wire().getPlaces()))),
          concepts("genres", r -> StoryJson.concepts(r.details(r.wire().getGenres()))),
          concepts("keywords", r -> StoryJson.concepts(r.details(r.wire().getKeywords()))),
          json("ed_notes", Fate.DETAIL, r -> StoryJson.edNotes(r.details(r.wire().getEdNotes()))),
          json("related", Fate.DETAIL, r -> StoryJson.related(r.details(r.story().getRelated()))),
          keywords("reasons", Fate.DETAIL, r -> r.details(r.copy(Copy::getReasons))),
          keyword("copyright_notice", Fate.DETAIL, r -> r.detail(r.wire().getCopyrightNotice())),
          keyword("usage_terms", Fate.DETAIL, r -> r.detail(r.wire().getUsageTerms())),
          keywords("warnings", Fate.DETAIL, r -> r.details(r.wire().getWarnings())),
          keyword("dateline_text", Fate.GOES, StoryRow::datelineText),
          raw("annotations", "annotations", Fate.GOES, r -> StoryJson.annotations(r.annotations())),
          keywords("topics", Fate.GOES, StoryRow::topicCodes),
          keywords("tickers", Fate.GOES, StoryRow::tickers),
          new Field("word_count", "integer", Fate.GOES, StoryRow::wordCount));

  /** Puts what the row has of it into the document. */
  void add(StoryRow row, ObjectNode document) {
    Object found = value.apply(row);
    if (found != null) {
      document.putPOJO(name, found);
    }
  }

  /** How OpenSearch indexes it. */
  ObjectNode mapping() {
    ObjectNode mapping = NODES.objectNode();
    switch (type) {
      case "keyword" -> mapping.put("type", type).put("ignore_above", LONGEST_KEYWORD);
      case "concepts" -> keywords(mapping, List.of("qcode", "name"));
      case "annotations" -> keywords(mapping, List.of("people", "organisations"));
      case "stored" -> mapping.put("type", "object").put("enabled", false);
      default -> mapping.put("type", type);
    }
    return mapping;
  }

  private static void keywords(ObjectNode mapping, List<String> parts) {
    ObjectNode properties = mapping.putObject("properties");
    for (String part : parts) {
      properties.putObject(part).put("type", "keyword").put("ignore_above", LONGEST_KEYWORD);
    }
  }

  private static Field keyword(String name, Fate fate, Function<StoryRow, @Nullable String> value) {
    return new Field(
        name,
        "keyword",
        fate,
        row -> {
          String found = value.apply(row);
          return found == null ? null : CleanText.clean(found);
        });
  }

  private static Field keywords(String name, Fate fate, Function<StoryRow, List<String>> value) {
    return new Field(
        name, "keyword", fate, row -> value.apply(row).stream().map(CleanText::clean).toList());
  }

  private static Field time(String name, Function<StoryRow, @Nullable Instant> value) {
    return new Field(name, "date", Fate.STAYS, row -> CleanTime.text(value.apply(row)));
  }

  private static Field concepts(String name, Function<StoryRow, String> value) {
    return raw(name, "concepts", Fate.DETAIL, value);
  }

  /** Is shown and not searched. */
  private static Field json(String name, Fate fate, Function<StoryRow, @Nullable String> value) {
    return raw(name, "stored", fate, value);
  }

  private static Field raw(
      String name, String type, Fate fate, Function<StoryRow, @Nullable String> value) {
    return new Field(
        name,
        type,
        fate,
        row -> {
          String found = value.apply(row);
          return found == null ? null : new RawValue(found);
        });
  }
}
