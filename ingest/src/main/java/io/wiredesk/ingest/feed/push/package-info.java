/**
 * Messages that senders post over HTTP, and rejected copy that operators post again. A request
 * comes in, is let in by its key or its signature, bounded, inflated and read; the answer goes out
 * when the broker has acknowledged all that was in it. It may use the shared parts of feeds, their
 * settings and the formats; it knows no other way.
 */
@NullMarked
package io.wiredesk.ingest.feed.push;

import org.jspecify.annotations.NullMarked;
