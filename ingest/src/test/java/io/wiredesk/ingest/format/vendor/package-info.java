@NullMarked
package io.wiredesk.ingest.format.vendor;

import org.jspecify.annotations.NullMarked;
