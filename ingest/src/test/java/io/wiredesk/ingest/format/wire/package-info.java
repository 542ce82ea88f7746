@NullMarked
package io.wiredesk.ingest.format.wire;

import org.jspecify.annotations.NullMarked;
