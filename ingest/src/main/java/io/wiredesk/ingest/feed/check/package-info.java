/**
 * What an operator is told of one feed before relying on it: its ways in, credentials,
 * reachability, and whether what it holds can be read. Settings come in, findings go out; nothing
 * is published, moved or remembered. It may use every way of the feeds and the formats, and none of
 * them uses it.
 */
@NullMarked
package io.wiredesk.ingest.feed.check;

import org.jspecify.annotations.NullMarked;
