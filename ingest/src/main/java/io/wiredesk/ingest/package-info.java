/** The ingest role: its configuration, the way onto {@code wire.raw}, and the process itself. */
@NullMarked
package io.wiredesk.ingest;

import org.jspecify.annotations.NullMarked;
