/**
 * What matching remembers of stories and texts, for how long, and where: in state stores, or in
 * memory without Kafka. Each route has a memory of its own. May use flow for how state is encoded;
 * knows nothing of how copies are found.
 */
@NullMarked
package io.wiredesk.enrich.match.memory;

import org.jspecify.annotations.NullMarked;
