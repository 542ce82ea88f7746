/**
 * What needs somebody now, the most dangerous first, and who took it on. Notices, stories, the
 * reports of the other rooms and what is away come in; one ranked list goes out, and an
 * acknowledgement onto {@code wire.notices}. May use feeds, lag, reconcile, rejected, storage,
 * topics, http and output.
 */
@NullMarked
package io.wiredesk.monitor.needs;

import org.jspecify.annotations.NullMarked;
