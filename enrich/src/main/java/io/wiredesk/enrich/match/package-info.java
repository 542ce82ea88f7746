/**
 * Whose copy is a story: one detector a language asks for the same text, then for a near one, and
 * groups what it finds. Used by the match stage and, without Kafka, by the command line. A revision
 * comes in; whose copy it is and why, related stories and notices go out. May use its own inner
 * rooms, flow, language and text.
 */
@NullMarked
package io.wiredesk.enrich.match;

import org.jspecify.annotations.NullMarked;
