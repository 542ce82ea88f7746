/**
 * Values as people and programs read them: records as JSON, gauges, durations, aligned tables,
 * bytes as text and as a hex dump. What others wrote cannot act on a terminal. Values come in, text
 * and gauges go out. Knows no other room.
 */
@NullMarked
package io.wiredesk.monitor.output;

import org.jspecify.annotations.NullMarked;
