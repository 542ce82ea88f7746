@NullMarked
package io.wiredesk.ingest.format.text;

import org.jspecify.annotations.NullMarked;
