package io.wiredesk.sink.archive;

import static io.wiredesk.sink.archive.Column.flag;
import static io.wiredesk.sink.archive.Column.id;
import static io.wiredesk.sink.archive.Column.number;
import static io.wiredesk.sink.archive.Column.offset;
import static io.wiredesk.sink.archive.Column.real;
import static io.wiredesk.sink.archive.Column.text;
import static io.wiredesk.sink.archive.Column.texts;
import static io.wiredesk.sink.archive.Column.time;

import io.wiredesk.schemas.Copy;
import io.wiredesk.schemas.RawRef;
import io.wiredesk.sink.story.StoryJson;
import io.wiredesk.sink.story.StoryRow;
import java.util.List;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Struct;

/**
 * One flat record for each record of our topics, named as PostgreSQL's columns are; lists of
 * objects are JSON. What a kill takes is null.
 */
public final class FlatStory {
  private static final List<Column> ALL =
      List.of(
          id("story_id", StoryRow::id),
          id("lane", row -> row.lane().label()),
          new Column("revision_number", Schema.INT32_SCHEMA, StoryRow::number),
          id("revision_key", StoryRow::key),
          id("order_key", StoryRow::order),
          flag("current", StoryRow::current),
          text("supersedes", r -> r.story().getRevision().getSupersedes()),
          id("change", StoryRow::change),
          texts("changed_fields", r -> r.details(r.story().getRevision().getChangedFields())),
          text("version", r -> r.wire().getVersion()),
          id("pub_status", r -> r.wire().getPubStatus().name()),
          time("killed_at", StoryRow::killedAt),
          id("feed", r -> r.wire().getFeed()),
          text("provider", r -> r.wire().getProvider()),
          text("type", r -> r.wire().getType()),
          text("guid", r -> r.wire().getGuid()),
          text("language", StoryRow::language),
          number("urgency", r -> r.wire().getUrgency()),
          time("first_created", r -> r.wire().getFirstCreated()),
          time("version_created", r -> r.wire().getVersionCreated()),
          time("received_at", r -> r.wire().getReceivedAt()),
          time("embargoed", r -> r.wire().getEmbargoed()),
          time("expires", r -> r.wire().getExpires()),
          text("headline", StoryRow::headline),
          text("subheadline", StoryRow::subheadline),
          text("slugline", r -> r.detail(r.wire().getSlugline())),
          text("byline", r -> r.detail(r.wire().getByline())),
          text("creditline", r -> r.detail(r.wire().getCreditline())),
          text("dateline_text", StoryRow::datelineText),
          text("dateline_place", StoryRow::datelinePlace),
          text("body", StoryRow::body),
          text("subjects", r -> StoryJson.concepts(r.details(r.wire().getSubjects()))),
          text("places", r -> StoryJson.concepts(r.details(r.wire().getPlaces()))),
          text("genres", r -> StoryJson.concepts(r.details(r.wire().getGenres()))),
          text("keywords", r -> StoryJson.concepts(r.details(r.wire().getKeywords()))),
          text("ed_notes", r -> StoryJson.edNotes(r.details(r.wire().getEdNotes()))),
          text("annotations", r -> StoryJson.annotations(r.annotations())),
          texts("topics", StoryRow::topicCodes),
          texts("tickers", StoryRow::tickers),
          number("word_count", StoryRow::wordCount),
          text("related", r -> StoryJson.related(r.details(r.story().getRelated()))),
          text("of_story_id", r -> r.copy(Copy::getOfStoryId)),
          text("group_id", r -> r.copy(Copy::getGroupId)),
          text("relation", r -> r.copy(copy -> copy.getRelation().name())),
          real("similarity", r -> r.copy(Copy::getSimilarity)),
          texts("reasons", r -> r.details(r.copy(Copy::getReasons))),
          text("copyright_notice", r -> r.detail(r.wire().getCopyrightNotice())),
          text("usage_terms", r -> r.detail(r.wire().getUsageTerms())),
          texts("warnings", r -> r.details(r.wire().getWarnings())),
          number("raw_partition", r -> r.raw(RawRef::getPartition)),
          offset("raw_offset", r -> r.raw(RawRef::getOffset)),
          number("kafka_partition", r -> r.source().originalKafkaPartition()),
          offset("kafka_offset", r -> r.source().originalKafkaOffset()));

  public static final Schema SCHEMA = schema();

  private FlatStory() {}

  private static Schema schema() {
    SchemaBuilder schema = SchemaBuilder.struct().name("io.wiredesk.Story");
    ALL.forEach(field -> schema.field(field.name(), field.type()));
    return schema.build();
  }

  public static Struct of(StoryRow row) {
    Struct struct = new Struct(SCHEMA);
    ALL.forEach(field -> struct.put(field.name(), field.value().apply(row)));
    return struct;
  }
}
