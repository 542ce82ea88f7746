@NullMarked
package io.wiredesk.ingest.format.story;

import org.jspecify.annotations.NullMarked;
