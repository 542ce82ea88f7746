/**
 * One story, traced: when each of its messages was received, decided, stored and read, why, and
 * what held it up. Records, rows and the last scan of readers come in; a file as JSON and as lines
 * goes out. May use stories, lag, storage, http, output and topics.
 */
@NullMarked
package io.wiredesk.monitor.trace;

import org.jspecify.annotations.NullMarked;
