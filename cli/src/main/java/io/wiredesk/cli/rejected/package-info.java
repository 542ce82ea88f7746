/**
 * The commands that list, show, replay and discard rejected copy. Ids or filters come in, what the
 * monitor's session answers goes out. It may use the rejected room of monitor, the options that
 * name an installation (cluster), and how commands talk (terminal).
 */
@NullMarked
package io.wiredesk.cli.rejected;

import org.jspecify.annotations.NullMarked;
