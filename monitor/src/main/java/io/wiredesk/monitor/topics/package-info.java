/**
 * The pipeline's topics, read and written: followed as records come, read whole, one record
 * fetched; notices and replayed messages written. Bytes from the broker come in; decoded records go
 * out to listeners, and failures as one line that names what did not answer. Knows no other room,
 * and nothing of what is made of the records.
 */
@NullMarked
package io.wiredesk.monitor.topics;

import org.jspecify.annotations.NullMarked;
