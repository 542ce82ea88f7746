@NullMarked
package io.wiredesk.ingest.feed.pull;

import org.jspecify.annotations.NullMarked;
