/**
 * How commands talk: where this process logs, a progress line, records as JSON or as one line for
 * people, printing again and again, and the exception whose message is one line for the user.
 * Records and texts come in, lines go out. It knows the records of schemas and no command, cluster
 * or file.
 */
@NullMarked
package io.wiredesk.cli.terminal;

import org.jspecify.annotations.NullMarked;
