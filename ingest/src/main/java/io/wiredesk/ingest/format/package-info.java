/**
 * The entrance to the formats: all of them in the order in which they are tried, and the one loop
 * that reads a message's items. Bytes and what is known of them come in; outcomes go out, at least
 * one for every message, and no bad item costs another. It may use every room below it; of feeds it
 * knows nothing.
 */
@NullMarked
package io.wiredesk.ingest.format;

import org.jspecify.annotations.NullMarked;
