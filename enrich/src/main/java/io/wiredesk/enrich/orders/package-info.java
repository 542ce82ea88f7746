/**
 * What one message orders about another story, by reference or in prose: kill, hold, replace,
 * release. Also what stories are called by, and which running numbers of a feed are missing. A
 * message comes in; orders made out to the stories of the same source that they mean, and notices
 * about orders and gaps, go out. May use flow; whether and how an order is carried out is
 * lifecycle's.
 */
@NullMarked
package io.wiredesk.enrich.orders;

import org.jspecify.annotations.NullMarked;
