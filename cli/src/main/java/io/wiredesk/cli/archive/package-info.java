/**
 * The commands that need no Kafka: parse, dedup and annotate over files. Files or JSON lines come
 * in, one line of JSON a story goes out, and a bad line is named and passed over. It may use the
 * formats of ingest, the annotator and the copy finder of enrich, the text table of monitor, and
 * how commands talk (terminal).
 */
@NullMarked
package io.wiredesk.cli.archive;

import org.jspecify.annotations.NullMarked;
