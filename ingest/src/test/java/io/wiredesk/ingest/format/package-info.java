/** Tests of the formats. */
@NullMarked
package io.wiredesk.ingest.format;

import org.jspecify.annotations.NullMarked;
