package io.wiredesk.sink.postgres;

import static io.wiredesk.sink.postgres.Column.bigint;
import static io.wiredesk.sink.postgres.Column.integer;
import static io.wiredesk.sink.postgres.Column.list;
import static io.wiredesk.sink.postgres.Column.object;
import static io.wiredesk.sink.postgres.Column.real;
import static io.wiredesk.sink.postgres.Column.text;
import static io.wiredesk.sink.postgres.Column.texts;
import static io.wiredesk.sink.postgres.Column.time;

import io.wiredesk.schemas.Copy;
import io.wiredesk.schemas.RawRef;
import io.wiredesk.sink.story.StoryJson;
import io.wiredesk.sink.story.StoryRow;
import java.util.List;
import java.util.stream.Stream;

/**
 * What goes into which column, and what a kill takes of it; the tables themselves are in the
 * migrations.
 */
final class StoryTables {
  private static final String NOT_OLDER = "excluded.revision_number >= t.revision_number";

  /** What each of the tables tells of its revision. */
  private static final List<Column> SHARED =
      List.of(
          text("story_id", StoryRow::id),
          integer("revision_number", StoryRow::number),
          text("revision_key", StoryRow::key),
          text("version", r -> r.wire().getVersion()),
          text("pub_status", r -> r.wire().getPubStatus().name()),
          text("feed", r -> r.wire().getFeed()),
          text("provider", r -> r.wire().getProvider()),
          text("headline", StoryRow::headline).goes(),
          text("slugline", r -> r.detail(r.wire().getSlugline())).detail(),
          text("language", StoryRow::language),
          time("version_created", r -> r.wire().getVersionCreated()),
          time("received_at", r -> r.wire().getReceivedAt()),
          time("killed_at", StoryRow::killedAt),
          integer("raw_partition", r -> r.raw(RawRef::getPartition)),
          bigint("raw_offset", r -> r.raw(RawRef::getOffset)));

  /** The current view of stories, but for the text. */
  static final Upsert STORY =
      new Upsert(
          "story_current",
          List.of("story_id"),
          withShared(
              text("order_key", StoryRow::order),
              text("change", StoryRow::change),
              text("type", r -> r.wire().getType()),
              text("guid", r -> r.wire().getGuid()),
              text("subheadline", StoryRow::subheadline).goes(),
              text("byline", r -> r.detail(r.wire().getByline())).detail(),
              text("creditline", r -> r.detail(r.wire().getCreditline())).detail(),
              text("dateline_text", StoryRow::datelineText).goes(),
              text("dateline_place", StoryRow::datelinePlace).detail(),
              integer("urgency", r -> r.wire().getUrgency()),
              time("first_created", r -> r.wire().getFirstCreated()),
              time("embargoed", r -> r.wire().getEmbargoed()),
              time("expires", r -> r.wire().getExpires()),
              list("subjects", r -> StoryJson.concepts(r.details(r.wire().getSubjects()))).detail(),
              list("places", r -> StoryJson.concepts(r.details(r.wire().getPlaces()))).detail(),
              list("genres", r -> StoryJson.concepts(r.details(r.wire().getGenres()))).detail(),
              list("keywords", r -> StoryJson.concepts(r.details(r.wire().getKeywords()))).detail(),
              list("ed_notes", r -> StoryJson.edNotes(r.details(r.wire().getEdNotes()))).detail(),
              object("annotations", r -> StoryJson.annotations(r.annotations())).goes(),
              texts("topics", StoryRow::topicCodes).goes(),
              texts("tickers", StoryRow::tickers).goes(),
              integer("word_count", StoryRow::wordCount).goes(),
              list("related", r -> StoryJson.related(r.details(r.story().getRelated()))).detail(),
              text("expands_story_id", r -> r.copy(Copy::getOfStoryId)),
              text("group_id", r -> r.copy(Copy::getGroupId)),
              text("copyright_notice", r -> r.detail(r.wire().getCopyrightNotice())).detail(),
              text("usage_terms", r -> r.detail(r.wire().getUsageTerms())).detail(),
              texts("warnings", r -> r.details(r.wire().getWarnings())).detail()),
          Upsert.RESTAMP,
          NOT_OLDER);

  /**
   * All revisions, and the only place of their text. The first time of storing stays, so that
   * latency can be read from it.
   */
  static final Upsert REVISION =
      new Upsert(
          "story_revision",
          List.of("story_id", "revision_key", Upsert.SINCE),
          withShared(
              text("order_key", StoryRow::order),
              text("lane", r -> r.lane().label()),
              text("change", StoryRow::change),
              text("supersedes", r -> r.story().getRevision().getSupersedes()),
              texts("changed_fields", r -> r.details(r.story().getRevision().getChangedFields()))
                  .detail(),
              text("body", StoryRow::body).goes(),
              text("of_story_id", r -> r.copy(Copy::getOfStoryId))),
          Upsert.KEEP_STAMP,
          "(excluded.revision_number, excluded.lane) >= (t.revision_number, t.lane)");

  /** The current view of copies. */
  static final Upsert COPY =
      new Upsert(
          "story_copy",
          List.of("story_id"),
          withShared(
              text("of_story_id", r -> r.requiredCopy().getOfStoryId()),
              text("group_id", r -> r.requiredCopy().getGroupId()),
              text("relation", r -> r.requiredCopy().getRelation().name()),
              real("similarity", r -> r.requiredCopy().getSimilarity()),
              texts("reasons", r -> r.details(r.requiredCopy().getReasons())).detail()),
          Upsert.RESTAMP,
          NOT_OLDER);

  private StoryTables() {}

  private static List<Column> withShared(Column... own) {
    return Stream.concat(SHARED.stream(), Stream.of(own)).toList();
  }
}
