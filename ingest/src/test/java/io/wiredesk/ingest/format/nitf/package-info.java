@NullMarked
package io.wiredesk.ingest.format.nitf;

import org.jspecify.annotations.NullMarked;
