/** Kafka Connect sink: stories and copies into PostgreSQL, exactly once. */
@NullMarked
package io.wiredesk.sink;

import org.jspecify.annotations.NullMarked;
