/**
 * One story through its life: the order-independent fold of all its messages, the order of its
 * revisions, the embargo gate, the erasure of what was killed, and its state and texts in the
 * stores. A message as ingest parsed it, or an order made out to the story, comes in; revisions to
 * publish and notices go out. May use flow, fault and language; knows neither orders nor match,
 * whose messages reach it over topics.
 */
@NullMarked
package io.wiredesk.enrich.lifecycle;

import org.jspecify.annotations.NullMarked;
