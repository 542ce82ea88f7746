/**
 * The ingest role: its configuration, the process, and the way onto the topics. Messages come in
 * from the feeds already read; stories go out onto wire.raw, what is no story onto wire.rejected,
 * and where polled feeds stand onto wire.positions. It may use every room of the module; none of
 * them may use it.
 */
@NullMarked
package io.wiredesk.ingest;

import org.jspecify.annotations.NullMarked;
