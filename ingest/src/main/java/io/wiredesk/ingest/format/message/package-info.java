/**
 * A message as data, and what can become of it: its bytes, its text, what the feed knows of it, the
 * outcomes and their codes. Nothing here knows a format or how a story is filled. It may use text
 * alone.
 */
@NullMarked
package io.wiredesk.ingest.format.message;

import org.jspecify.annotations.NullMarked;
