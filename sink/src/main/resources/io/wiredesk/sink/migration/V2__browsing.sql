-- Browsing: newest first, a page at a time, without reading what is not shown.

CREATE INDEX story_received ON story (received_at DESC, story_id DESC);
CREATE INDEX story_feed_received ON story (feed, received_at DESC, story_id DESC);
CREATE INDEX story_copy_received ON story_copy (received_at DESC, story_id DESC);
CREATE INDEX story_copy_group ON story_copy (group_id, received_at DESC, story_id DESC);

-- What somebody typed into a search box, read in every language at once: it finds at least what a reading in any one of them
-- finds, and the index on story.search serves it. For each story's own language alone, add
-- "AND search @@ websearch_to_tsquery(wiredesk_text_search_config(language), typed)".
-- Readings that agree stand in it once: the planner takes each for another chance, and would leave the index of a rare word.
CREATE FUNCTION wiredesk_search_query(typed text) RETURNS tsquery
  LANGUAGE sql IMMUTABLE PARALLEL SAFE
  AS $$
    SELECT string_agg(DISTINCT '(' || reading::text || ')', ' | ')::tsquery
      FROM unnest(ARRAY[
        websearch_to_tsquery('pg_catalog.simple', typed),
        websearch_to_tsquery('pg_catalog.arabic', typed),
        websearch_to_tsquery('pg_catalog.danish', typed),
        websearch_to_tsquery('pg_catalog.dutch', typed),
        websearch_to_tsquery('pg_catalog.english', typed),
        websearch_to_tsquery('pg_catalog.finnish', typed),
        websearch_to_tsquery('pg_catalog.french', typed),
        websearch_to_tsquery('pg_catalog.german', typed),
        websearch_to_tsquery('pg_catalog.hungarian', typed),
        websearch_to_tsquery('pg_catalog.italian', typed),
        websearch_to_tsquery('pg_catalog.norwegian', typed),
        websearch_to_tsquery('pg_catalog.portuguese', typed),
        websearch_to_tsquery('pg_catalog.romanian', typed),
        websearch_to_tsquery('pg_catalog.russian', typed),
        websearch_to_tsquery('pg_catalog.spanish', typed),
        websearch_to_tsquery('pg_catalog.swedish', typed),
        websearch_to_tsquery('pg_catalog.turkish', typed)]) AS reading
     WHERE numnode(reading) > 0
  $$;
