@NullMarked
package io.wiredesk.ingest.feed.settings;

import org.jspecify.annotations.NullMarked;
