/** Tests of the ingest role. */
@NullMarked
package io.wiredesk.ingest;

import org.jspecify.annotations.NullMarked;
