/**
 * The Kafka Connect plugin: the connectors and tasks that a Connect worker makes, under the names
 * that its configuration keeps. A worker's settings and records come in; what to do with them is
 * the rooms' below. Puts the rooms together and may know every one; no room knows it. Only these
 * classes are for others.
 */
@NullMarked
package io.wiredesk.sink;

import org.jspecify.annotations.NullMarked;
