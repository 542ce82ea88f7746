/**
 * What comes through each feed and whether it is silent: counts, rates, the hours at which it
 * usually sends, and the notices that tell of a silence and of its end. Records as they are
 * followed come in, and at the start what is stored of four weeks; a report, gauges and notices go
 * out. May use topics, storage, http, config and output.
 */
@NullMarked
package io.wiredesk.monitor.feeds;

import org.jspecify.annotations.NullMarked;
