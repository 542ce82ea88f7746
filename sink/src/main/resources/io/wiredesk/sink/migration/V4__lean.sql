-- Storing costs less. A text stands once, with its revision; what is searched stands apart and is built a little later, by
-- the connector, so that storing does not wait for it; an index that no query uses is gone, the others are narrow and grow at
-- their end. Readers see one view, story, with the columns of before.

DROP VIEW story_display;
DROP INDEX story_search;

ALTER TABLE story RENAME TO story_current;

-- What each story is found by, its words of some seconds ago; those of a killed text go with the text.
CREATE TABLE story_search (
  story_id text PRIMARY KEY,
  search   tsvector NOT NULL
) WITH (toast_tuple_target = 8160); -- a tsvector hardly shrinks; not to try saves a tenth of its cost
INSERT INTO story_search SELECT story_id, search FROM story_current WHERE killed_at IS NULL;
ALTER TABLE story_current DROP COLUMN search, DROP COLUMN body;
CREATE INDEX story_search_words ON story_search USING gin (search);

-- Whether anything was stored of a story before its newest record: else there is nothing to leave or to erase.
ALTER TABLE story_head ADD COLUMN known boolean NOT NULL DEFAULT false;

-- Stories whose words are not built yet, or not anew; a queue without an index.
CREATE TABLE story_unsearched (
  story_id text NOT NULL,
  since    timestamptz NOT NULL DEFAULT clock_timestamp()
) WITH (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 2000);

-- The console's lists: newest first, all or of one feed or group. Rows of one instant are sorted when they are read.
DROP INDEX story_version_created, story_received, story_feed_received, story_copy_received, story_copy_group;
CREATE INDEX story_received ON story_current (received_at);
CREATE INDEX story_feed_received ON story_current (feed, received_at);
CREATE INDEX story_copy_received ON story_copy (received_at);
CREATE INDEX story_copy_group ON story_copy (group_id, received_at);

-- Where the server has no lz4, a story's text is not compressed: pglz costs more than all else of its row.
DO $$
BEGIN
  ALTER TABLE story_revision ALTER COLUMN body SET COMPRESSION lz4;
EXCEPTION WHEN OTHERS THEN
  ALTER TABLE story_revision SET (toast_tuple_target = 8160);
END
$$;

-- The current view: one row a story.
CREATE VIEW story AS
SELECT c.story_id, c.revision_number, c.revision_key, c.order_key, c.version, c.pub_status, c.change, c.type, c.feed, c.provider,
       c.guid, c.headline, c.subheadline, c.slugline, c.byline, c.creditline, c.dateline_text, c.dateline_place, r.body, c.language,
       c.urgency, c.first_created, c.version_created, c.received_at, c.embargoed, c.expires, c.killed_at, c.subjects, c.places,
       c.genres, c.keywords, c.ed_notes, c.annotations, c.topics, c.tickers, c.word_count, c.related, c.expands_story_id,
       c.group_id, c.copyright_notice, c.usage_terms, c.warnings, c.raw_partition, c.raw_offset, c.stored_at, s.search
FROM story_current AS c
LEFT JOIN story_revision AS r ON r.story_id = c.story_id AND r.revision_key = c.revision_key
LEFT JOIN story_search AS s ON s.story_id = c.story_id;

-- A title to show: the headline; a story without one is shown by its first words. Nothing of this is stored.
CREATE VIEW story_display AS
SELECT CASE
         WHEN pub_status = 'canceled' THEN concat_ws(' ', '(killed)', nullif(slugline, ''))
         ELSE coalesce(
           nullif(btrim(headline), ''),
           nullif(CASE
             WHEN length(opening) <= 100 THEN opening
             ELSE coalesce(substring(left(opening, 100) from '^(.*\S)\s+\S*$'), left(opening, 100)) || '…'
           END, ''),
           nullif(btrim(slugline), ''), guid, story_id)
       END AS display_title,
       s.*
FROM (
  SELECT *,
    coalesce(
      substring(btrim(split_part(body, E'\n\n', 1)) from '^(.{40,}?[[:lower:][:digit:]”"»)]{2}[.!?…])\s'),
      btrim(split_part(body, E'\n\n', 1))) AS opening
  FROM story
) AS s;
