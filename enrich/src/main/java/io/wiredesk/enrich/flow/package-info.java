/**
 * What the stages share: how a stage is opened and what it is called, the outcome that one hands to
 * the next, the meters that add up over all of them, how state is kept and encoded, record time.
 * Knows no stage: what belongs to one stage alone lives in that stage's room. May use the contract
 * in schemas and Kafka Streams, and no other room.
 */
@NullMarked
package io.wiredesk.enrich.flow;

import org.jspecify.annotations.NullMarked;
