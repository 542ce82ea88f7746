/**
 * Times as wires write them: ISO 8601, RFC 822 and its kin, months and zones by name, dates without
 * a year. Text and an assumed zone come in; a time, and whether its zone was written, goes out. It
 * may use text alone.
 */
@NullMarked
package io.wiredesk.ingest.format.time;

import org.jspecify.annotations.NullMarked;
