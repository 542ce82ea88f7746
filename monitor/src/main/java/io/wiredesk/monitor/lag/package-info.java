/**
 * How far behind everything that reads is: consumer groups of all kinds, Streams, and what the sink
 * has stored; in offsets, in seconds, and as a verdict over a window. Committed offsets, the ends
 * of logs and the times of records come in; one report a scan goes out, as a record, JSON, a table
 * or gauges. May use topics, storage, http, config and output.
 */
@NullMarked
package io.wiredesk.monitor.lag;

import org.jspecify.annotations.NullMarked;
