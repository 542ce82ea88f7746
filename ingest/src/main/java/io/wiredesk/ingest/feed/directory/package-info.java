/**
 * Files that appear in a folder. One is taken when it has come to rest, and leaves the folder when
 * the broker has acknowledged what is in it, for done or rejected. It may use the shared parts of
 * feeds, their settings and messages; it knows no other way.
 */
@NullMarked
package io.wiredesk.ingest.feed.directory;

import org.jspecify.annotations.NullMarked;
