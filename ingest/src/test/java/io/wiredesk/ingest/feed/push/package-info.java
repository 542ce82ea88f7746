@NullMarked
package io.wiredesk.ingest.feed.push;

import org.jspecify.annotations.NullMarked;
