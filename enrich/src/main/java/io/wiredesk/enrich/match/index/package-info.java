/**
 * Which remembered stories may be the same as a new one: an inverted index over sketches, in
 * memory, rebuilt from the store. A sketch comes in, the likeliest candidates go out. May use
 * sketch, text, and flow for how state is encoded.
 */
@NullMarked
package io.wiredesk.enrich.match.index;

import org.jspecify.annotations.NullMarked;
