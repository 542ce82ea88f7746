/**
 * What becomes of a record that cannot be taken, and of a thread that dies. A failure comes in; a
 * record for wire.rejected goes out where the record is at fault, and a restart where the
 * surroundings are. Stages refuse a message with RefusedException, and Kafka Streams calls the
 * handlers. May use flow; knows no stage.
 */
@NullMarked
package io.wiredesk.enrich.fault;

import org.jspecify.annotations.NullMarked;
