/**
 * What the page shows: its files, the overview and the ticker as they come, the newest notices,
 * whether everything the pipeline depends on answers. Each other room serves its own API; reports
 * of theirs and records as they come go in, JSON and server-sent events go out. May know every room
 * but the root and stories.
 */
@NullMarked
package io.wiredesk.monitor.console;

import org.jspecify.annotations.NullMarked;
