-- With the connector's setting erase=all, the default, what was killed before loses what still told of its text; what is killed
-- later is written so.
UPDATE story SET
  slugline = NULL, byline = NULL, creditline = NULL, dateline_place = NULL, copyright_notice = NULL, usage_terms = NULL,
  subjects = '[]', places = '[]', genres = '[]', keywords = '[]', ed_notes = '[]', related = '[]', warnings = '{}'
WHERE killed_at IS NOT NULL AND '${erase}' = 'all';
UPDATE story_revision SET slugline = NULL, changed_fields = '{}' WHERE killed_at IS NOT NULL AND '${erase}' = 'all';
UPDATE story_copy SET slugline = NULL, reasons = '{}' WHERE killed_at IS NOT NULL AND '${erase}' = 'all';

-- Counts by hour of receipt, a day at a time, without reading all revisions: rows come nearly in that order.
CREATE INDEX story_revision_received ON story_revision USING brin (received_at) WITH (autosummarize = on);
