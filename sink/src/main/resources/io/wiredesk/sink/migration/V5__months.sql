-- Revisions stand by the month in which their story was first stored, so that old stories go whole and at once, a table a month,
-- and what is written lately stays together. A story's day never changes: all its revisions are in one month.

DROP VIEW story_display, story, story_history;

ALTER TABLE story_head ADD COLUMN since date NOT NULL DEFAULT current_date;
ALTER TABLE story_current ADD COLUMN since date NOT NULL DEFAULT current_date;
ALTER TABLE story_copy ADD COLUMN since date NOT NULL DEFAULT current_date;
ALTER TABLE story_revision ADD COLUMN since date NOT NULL DEFAULT current_date;

-- What was stored before counts as stored today. Its table becomes the first part, as it is.
ALTER TABLE story_revision RENAME TO story_revision_before;
ALTER TABLE story_revision_before DROP CONSTRAINT story_revision_pkey;
ALTER INDEX story_revision_raw RENAME TO story_revision_before_raw;
ALTER INDEX story_revision_received RENAME TO story_revision_before_received;

CREATE TABLE story_revision (
  LIKE story_revision_before INCLUDING DEFAULTS INCLUDING CONSTRAINTS INCLUDING STORAGE INCLUDING COMPRESSION,
  PRIMARY KEY (story_id, revision_key, since)
) PARTITION BY RANGE (since);
CREATE INDEX story_revision_raw ON story_revision (raw_partition, raw_offset);
CREATE INDEX story_revision_received ON story_revision USING brin (received_at) WITH (autosummarize = on);

-- For days that no month is there for, as when the server's clock leaps; a month that is made takes its own out of it.
CREATE TABLE story_revision_other PARTITION OF story_revision DEFAULT;

DO $$
DECLARE
  next_month date := date_trunc('month', current_date) + interval '1 month';
  named text := 'story_revision_' || to_char(current_date, 'YYYY_MM');
BEGIN
  IF EXISTS (SELECT FROM story_revision_before) THEN
    EXECUTE format('ALTER TABLE story_revision_before RENAME TO %I', named);
    EXECUTE format('ALTER TABLE story_revision ATTACH PARTITION %I FOR VALUES FROM (MINVALUE) TO (%L)', named, next_month);
  ELSE
    DROP TABLE story_revision_before;
  END IF;
END
$$;

-- Makes the tables of this month and of so many after it. Readers and writers go on meanwhile.
CREATE FUNCTION wiredesk_make_months(ahead integer) RETURNS void
  LANGUAGE plpgsql AS $$
DECLARE
  first_day date;
  named text;
BEGIN
  FOR i IN 0..ahead LOOP
    first_day := date_trunc('month', current_date) + i * interval '1 month';
    named := 'story_revision_' || to_char(first_day, 'YYYY_MM');
    CONTINUE WHEN to_regclass(format('%I', named)) IS NOT NULL;
    EXECUTE format('CREATE TABLE %I (LIKE story_revision INCLUDING DEFAULTS INCLUDING CONSTRAINTS INCLUDING STORAGE'
      || ' INCLUDING COMPRESSION)', named);
    IF (SELECT attcompression FROM pg_attribute WHERE attrelid = 'story_revision'::regclass AND attname = 'body') = '' THEN
      EXECUTE format('ALTER TABLE %I SET (toast_tuple_target = 8160)', named); -- no lz4 here: see the migration before
    END IF;
    EXECUTE format('WITH moved AS (DELETE FROM story_revision_other WHERE since >= %L AND since < %L RETURNING *)'
      || ' INSERT INTO %I SELECT * FROM moved', first_day, first_day + interval '1 month', named);
    EXECUTE format('ALTER TABLE story_revision ATTACH PARTITION %I FOR VALUES FROM (%L) TO (%L)',
      named, first_day, first_day + interval '1 month');
  END LOOP;
END
$$;
SELECT wiredesk_make_months(1);

-- Takes out the months that ended before the day, with all that is known of their stories; says how many.
CREATE FUNCTION wiredesk_drop_months(before date) RETURNS integer
  LANGUAGE plpgsql AS $$
DECLARE
  kept_from date := date_trunc('month', before);
  months text[] := ARRAY(
    SELECT c.relname FROM pg_inherits AS i JOIN pg_class AS c ON c.oid = i.inhrelid
    WHERE i.inhparent = 'story_revision'::regclass AND c.relname ~ '_\d{4}_\d{2}$'
      AND to_date(right(c.relname, 7), 'YYYY_MM') < kept_from);
BEGIN
  IF months <> '{}' OR EXISTS (SELECT FROM story_revision_other WHERE since < kept_from) THEN
    DELETE FROM story_head WHERE since < kept_from; -- first, as writers begin with it
    DELETE FROM story_search AS s USING story_current AS c WHERE c.story_id = s.story_id AND c.since < kept_from;
    DELETE FROM story_current WHERE since < kept_from;
    DELETE FROM story_copy WHERE since < kept_from;
    DELETE FROM story_revision_other WHERE since < kept_from;
  END IF;
  FOR i IN 1..cardinality(months) LOOP
    EXECUTE format('DROP TABLE %I', months[i]);
  END LOOP;
  RETURN cardinality(months);
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
LEFT JOIN story_revision AS r ON r.story_id = c.story_id AND r.revision_key = c.revision_key AND r.since = c.since
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

-- A story's revisions in wire order, whatever the order they came in.
CREATE VIEW story_history AS
SELECT row_number() OVER w AS number,
       count(*) OVER (PARTITION BY story_id) AS revisions,
       r.*
FROM story_revision AS r
WINDOW w AS (PARTITION BY story_id ORDER BY order_key);
