/**
 * What operators use: who is how far behind, how long stories take, which feed is alive, whether
 * every message is accounted for, what was rejected. Here is the process itself: its main class,
 * what it is made of, and the schedule by which it looks. Puts the rooms together and may know
 * every one; no room knows it.
 */
@NullMarked
package io.wiredesk.monitor;

import org.jspecify.annotations.NullMarked;
