@NullMarked
package io.wiredesk.ingest.feed.check;

import org.jspecify.annotations.NullMarked;
