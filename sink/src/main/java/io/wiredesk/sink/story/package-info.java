/**
 * A record of a story or of a copy, read and found fit to store, whatever it is stored in: its row,
 * its precedence, what a kill leaves of it. Bytes from Connect come in; a row goes out, or why
 * there never will be one. Knows the contract in schemas and Connect's record, and no other room.
 */
@NullMarked
package io.wiredesk.sink.story;

import org.jspecify.annotations.NullMarked;
