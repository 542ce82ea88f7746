/** Tests of the feeds. */
@NullMarked
package io.wiredesk.ingest.feed;

import org.jspecify.annotations.NullMarked;
