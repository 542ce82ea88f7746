/**
 * A schema registry for one machine: the part of Confluent's REST interface that clients use, over
 * the compacted topic _schemas in Confluent's own record format. Requests come in; ids, schemas and
 * Confluent's errors go out, each change on the topic first. It uses Confluent's client classes,
 * Kafka's clients and what every process of ours has; it does not know the stack that starts it.
 */
@NullMarked
package io.wiredesk.local.registry;

import org.jspecify.annotations.NullMarked;
