/**
 * The Kafka Streams application that revises, holds, annotates and matches wire stories: its main
 * class, its configuration, its topology and what Kafka Streams is told. Reads wire.raw; writes
 * wire.stories, wire.duplicates, wire.notices and wire.rejected. Puts the stages together and may
 * know every room; no room knows it.
 */
@NullMarked
package io.wiredesk.enrich;

import org.jspecify.annotations.NullMarked;
