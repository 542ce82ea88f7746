/**
 * How a message arrives: HTTP push and a watched directory, each answering only after the broker.
 */
@NullMarked
package io.wiredesk.ingest.feed;

import org.jspecify.annotations.NullMarked;
