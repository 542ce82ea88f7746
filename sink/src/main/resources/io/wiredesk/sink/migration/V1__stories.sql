-- Wiredesk's storage, for PostgreSQL 14 or later. Names and meanings are a contract with whoever queries it; change by a new migration only.

-- The text-search configuration for a BCP 47 tag. Immutable, so that a generated column may use it.
CREATE FUNCTION wiredesk_text_search_config(language text) RETURNS regconfig
  LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN CASE lower(split_part(coalesce(language, ''), '-', 1))
    WHEN 'ar' THEN 'pg_catalog.arabic'::regconfig
    WHEN 'da' THEN 'pg_catalog.danish'::regconfig
    WHEN 'de' THEN 'pg_catalog.german'::regconfig
    WHEN 'en' THEN 'pg_catalog.english'::regconfig
    WHEN 'es' THEN 'pg_catalog.spanish'::regconfig
    WHEN 'fi' THEN 'pg_catalog.finnish'::regconfig
    WHEN 'fr' THEN 'pg_catalog.french'::regconfig
    WHEN 'hu' THEN 'pg_catalog.hungarian'::regconfig
    WHEN 'it' THEN 'pg_catalog.italian'::regconfig
    WHEN 'nb' THEN 'pg_catalog.norwegian'::regconfig
    WHEN 'nl' THEN 'pg_catalog.dutch'::regconfig
    WHEN 'nn' THEN 'pg_catalog.norwegian'::regconfig
    WHEN 'no' THEN 'pg_catalog.norwegian'::regconfig
    WHEN 'pt' THEN 'pg_catalog.portuguese'::regconfig
    WHEN 'ro' THEN 'pg_catalog.romanian'::regconfig
    WHEN 'ru' THEN 'pg_catalog.russian'::regconfig
    WHEN 'sv' THEN 'pg_catalog.swedish'::regconfig
    WHEN 'tr' THEN 'pg_catalog.turkish'::regconfig
    ELSE 'pg_catalog.simple'::regconfig
  END;

-- What is indexed of one story. The body is cut at 100,000 characters: a tsvector holds 1 MB at most, and a story that
-- breaks the limit must still be stored.
CREATE FUNCTION wiredesk_search_vector(language text, headline text, body text) RETURNS tsvector
  LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN setweight(to_tsvector(wiredesk_text_search_config(language), left(coalesce(headline, ''), 10000)), 'A')
      || setweight(to_tsvector(wiredesk_text_search_config(language), left(coalesce(body, ''), 100000)), 'B');

-- Where each story stands: in which lane its newest record came, its number, and the newest kill known. Every
-- transaction that touches a story locks this row first; that is what keeps the two topics of one story, read by two
-- tasks in any order, from disagreeing.
CREATE TABLE story_head (
  story_id        text PRIMARY KEY,
  lane            text COLLATE "C" NOT NULL CHECK (lane IN ('story', 'copy')),
  revision_number integer NOT NULL,          -- 0: only superseded revisions have been seen so far
  kill_order      text COLLATE "C",
  killed_at       timestamptz
);

-- The current view: one row a story.
CREATE TABLE story (
  story_id         text PRIMARY KEY,
  revision_number  integer NOT NULL,
  revision_key     text NOT NULL,
  order_key        text COLLATE "C" NOT NULL,
  version          text,
  pub_status       text NOT NULL,
  change           text NOT NULL,
  type             text NOT NULL,
  feed             text NOT NULL,
  provider         text,
  guid             text,
  headline         text,
  subheadline      text,
  slugline         text,
  byline           text,
  creditline       text,
  dateline_text    text,
  dateline_place   text,
  body             text,
  language         text,                     -- as annotated, else as declared
  urgency          integer,
  first_created    timestamptz,
  version_created  timestamptz,
  received_at      timestamptz NOT NULL,
  embargoed        timestamptz,
  expires          timestamptz,
  killed_at        timestamptz,
  subjects         jsonb NOT NULL,
  places           jsonb NOT NULL,
  genres           jsonb NOT NULL,
  keywords         jsonb NOT NULL,
  ed_notes         jsonb NOT NULL,
  annotations      jsonb,
  topics           text[] NOT NULL,
  tickers          text[] NOT NULL,
  word_count       integer,
  related          jsonb NOT NULL,
  expands_story_id text,                     -- the shorter story that this one tells more fully
  group_id         text,
  copyright_notice text,
  usage_terms      text,
  warnings         text[] NOT NULL,
  raw_partition    integer,                  -- its record on wire.raw
  raw_offset       bigint,
  stored_at        timestamptz NOT NULL DEFAULT clock_timestamp(),
  search           tsvector GENERATED ALWAYS AS (wiredesk_search_vector(language, headline, body)) STORED
);
CREATE INDEX story_search ON story USING gin (search);
CREATE INDEX story_version_created ON story (version_created DESC);

-- Every revision of every story and copy; one row a message that was accepted and not a resend.
CREATE TABLE story_revision (
  story_id        text NOT NULL,
  revision_key    text NOT NULL,
  order_key       text COLLATE "C" NOT NULL, -- sorts a story's revisions into wire order
  lane            text COLLATE "C" NOT NULL CHECK (lane IN ('story', 'copy')),
  revision_number integer NOT NULL,          -- as last told; story_history counts it anew
  pub_status      text NOT NULL,
  change          text NOT NULL,
  supersedes      text,
  changed_fields  text[] NOT NULL,
  version         text,
  feed            text NOT NULL,
  provider        text,
  headline        text,
  slugline        text,
  body            text,
  language        text,
  version_created timestamptz,
  received_at     timestamptz NOT NULL,
  killed_at       timestamptz,               -- set on a kill and on every revision it covers; these carry no text
  of_story_id     text,
  raw_partition   integer,
  raw_offset      bigint,
  stored_at       timestamptz NOT NULL DEFAULT clock_timestamp(),
  PRIMARY KEY (story_id, revision_key)
);
CREATE INDEX story_revision_raw ON story_revision (raw_partition, raw_offset);

-- Stories that are somebody else's story told again: whose, and why we think so. A story is here or in story, never both.
CREATE TABLE story_copy (
  story_id        text PRIMARY KEY,
  of_story_id     text NOT NULL,
  group_id        text NOT NULL,
  relation        text NOT NULL,
  similarity      double precision NOT NULL,
  reasons         text[] NOT NULL,
  revision_number integer NOT NULL,
  revision_key    text NOT NULL,
  version         text,
  pub_status      text NOT NULL,
  feed            text NOT NULL,
  provider        text,
  headline        text,
  slugline        text,
  language        text,
  version_created timestamptz,
  received_at     timestamptz NOT NULL,
  killed_at       timestamptz,
  raw_partition   integer,
  raw_offset      bigint,
  stored_at       timestamptz NOT NULL DEFAULT clock_timestamp()
);
CREATE INDEX story_copy_of ON story_copy (of_story_id);

-- How far each partition is stored. Moves in the transaction that writes the rows, and only for the claim that holds it.
CREATE TABLE sink_offset (
  connector   text NOT NULL,
  topic       text NOT NULL,
  partition   integer NOT NULL,
  next_offset bigint NOT NULL,
  claim       bigint NOT NULL,               -- grows each time a task takes the partition
  updated_at  timestamptz NOT NULL DEFAULT clock_timestamp(),
  PRIMARY KEY (connector, topic, partition)
);

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

-- lz4 where the server was built with it: less work than pglz for bodies that are compressed on every write.
DO $$
BEGIN
  EXECUTE 'ALTER TABLE story ALTER COLUMN body SET COMPRESSION lz4, ALTER COLUMN search SET COMPRESSION lz4';
  EXECUTE 'ALTER TABLE story_revision ALTER COLUMN body SET COMPRESSION lz4';
EXCEPTION WHEN OTHERS THEN
  RAISE NOTICE 'no lz4 compression here: %', SQLERRM;
END
$$;
