/**
 * What any sink needs of Kafka Connect: its settings that our promises depend on, the dead-letter
 * queue, waits between tries, the counters. May use story; knows no database.
 */
@NullMarked
package io.wiredesk.sink.connect;

import org.jspecify.annotations.NullMarked;
