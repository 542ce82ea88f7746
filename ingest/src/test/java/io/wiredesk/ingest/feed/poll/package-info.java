@NullMarked
package io.wiredesk.ingest.feed.poll;

import org.jspecify.annotations.NullMarked;
