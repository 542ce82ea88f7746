/**
 * Which language a message is in: as declared, else by its script, its function words or its
 * character n-grams. Also the route that follows from it, by which matching is partitioned. A
 * message comes in, a language tag goes out, or nothing where it is not sure. Knows the contract
 * and no other room.
 */
@NullMarked
package io.wiredesk.enrich.language;

import org.jspecify.annotations.NullMarked;
