@NullMarked
package io.wiredesk.ingest.format.syndication;

import org.jspecify.annotations.NullMarked;
