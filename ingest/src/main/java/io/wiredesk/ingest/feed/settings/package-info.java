/**
 * What the section ingest.feeds says of one feed and of the ways it comes by, checked when it is
 * built. Text from the configuration file comes in, records go out, and an error names its key. It
 * knows the names of the formats, and no feed at work.
 */
@NullMarked
package io.wiredesk.ingest.feed.settings;

import org.jspecify.annotations.NullMarked;
