/**
 * Files on a partner's SFTP server. A folder is listed at a pace that follows its news, a file is
 * taken when it has come to rest, and its position is saved when the broker has acknowledged it. It
 * may use the shared parts of feeds and their settings; it knows no other way.
 */
@NullMarked
package io.wiredesk.ingest.feed.pull;

import org.jspecify.annotations.NullMarked;
