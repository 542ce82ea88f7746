/**
 * What operators use: who is how far behind, which feed is alive, and whether every message is
 * accounted for.
 */
@NullMarked
package io.wiredesk.monitor;

import org.jspecify.annotations.NullMarked;
