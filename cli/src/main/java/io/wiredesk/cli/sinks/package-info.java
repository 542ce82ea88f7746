/**
 * {@code wiredesk sinks}: what Kafka Connect and the lag scan tell of the connectors that store.
 * {@code wiredesk archive}: work on what one of them has written, by its plugin. May use cluster
 * and terminal; knows no store.
 */
@NullMarked
package io.wiredesk.cli.sinks;

import org.jspecify.annotations.NullMarked;
