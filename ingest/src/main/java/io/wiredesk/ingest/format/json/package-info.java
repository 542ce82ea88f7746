/**
 * JSON from agencies: ninjs 1.x to 3.x, the AP Media API, dpa's digitalwires. A message is cut into
 * items so that a broken one costs those before it nothing; an item's object comes in, a draft is
 * filled. It may use messages, text and the draft; the tables are in docs/FORMATS.md.
 */
@NullMarked
package io.wiredesk.ingest.format.json;

import org.jspecify.annotations.NullMarked;
