/**
 * The pipeline's topics, read and written: followed as records come, read whole, one record
 * fetched; notices and replayed messages written. A record's coordinate, and how poison is told
 * from a registry that is away. Bytes from the broker come in; decoded records go out to listeners,
 * and failures as one line that names what did not answer. May use config for how far back to read,
 * and knows nothing of what is made of the records.
 */
@NullMarked
package io.wiredesk.monitor.topics;

import org.jspecify.annotations.NullMarked;
