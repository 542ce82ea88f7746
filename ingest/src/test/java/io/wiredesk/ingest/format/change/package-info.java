@NullMarked
package io.wiredesk.ingest.format.change;

import org.jspecify.annotations.NullMarked;
