/**
 * What all feeds share: where a message is handed over and what its receipt says, positions,
 * counters, the schedule by which sources are asked and how long they are left alone. A feed
 * acknowledges to its sender only what the broker has acknowledged. It may use the formats'
 * entrance and messages; it knows no way in particular.
 */
@NullMarked
package io.wiredesk.ingest.feed;

import org.jspecify.annotations.NullMarked;
