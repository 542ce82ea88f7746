/**
 * Values as people read them on a terminal or in the console: aligned tables, bytes as text and as
 * a hex dump. What others wrote cannot act on a terminal. Strings and bytes come in, text goes out.
 * Knows no other room.
 */
@NullMarked
package io.wiredesk.monitor.output;

import org.jspecify.annotations.NullMarked;
