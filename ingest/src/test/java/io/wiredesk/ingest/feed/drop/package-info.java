@NullMarked
package io.wiredesk.ingest.feed.drop;

import org.jspecify.annotations.NullMarked;
