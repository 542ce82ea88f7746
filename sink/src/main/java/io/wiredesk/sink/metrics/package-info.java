/**
 * What a Connect worker and its sinks count, as a page that Prometheus scrapes. In comes what the
 * worker shows by JMX; it knows no store.
 */
@NullMarked
package io.wiredesk.sink.metrics;

import org.jspecify.annotations.NullMarked;
