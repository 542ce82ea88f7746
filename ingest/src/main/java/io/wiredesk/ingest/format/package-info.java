/**
 * What a wire message is written in: bytes to {@code WireStory}, without Kafka and without
 * throwing.
 */
@NullMarked
package io.wiredesk.ingest.format;

import org.jspecify.annotations.NullMarked;
