@NullMarked
package io.wiredesk.ingest.feed.directory;

import org.jspecify.annotations.NullMarked;
