/**
 * How long each message takes from the wire to its row, by feed and stage, for stories and for
 * kills. Records as they are followed and rows as they are stored come in; percentiles of the last
 * hour, by the minute, and Prometheus histograms go out. May use topics, storage, http and output.
 */
@NullMarked
package io.wiredesk.monitor.latency;

import org.jspecify.annotations.NullMarked;
