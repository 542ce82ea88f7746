/** The Kafka Streams application that revises, holds, annotates and matches wire stories. */
@NullMarked
package io.wiredesk.enrich;

import org.jspecify.annotations.NullMarked;
