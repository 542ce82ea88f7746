@NullMarked
package io.wiredesk.ingest.format.json;

import org.jspecify.annotations.NullMarked;
