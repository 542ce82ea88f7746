/**
 * Whether every accepted message is accounted for: stored, duplicate, resent, held, rejected, or on
 * its way. Made once by reading everything, or kept up as records come. Records, rows and the ends
 * of the log come in; one sum goes out, with the coordinates of what does not add up. May use
 * topics, storage, lag, http, config and output.
 */
@NullMarked
package io.wiredesk.monitor.reconcile;

import org.jspecify.annotations.NullMarked;
