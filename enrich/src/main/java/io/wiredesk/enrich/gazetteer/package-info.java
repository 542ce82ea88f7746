/**
 * The names and words known beforehand: their files, those that come with Wiredesk and those of an
 * operator's folder, and the index that finds them in a text. Files come in once at the start;
 * look-ups by kind, by code and by longest name go out. Immutable once built. May use text, whose
 * words its names are made of.
 */
@NullMarked
package io.wiredesk.enrich.gazetteer;

import org.jspecify.annotations.NullMarked;
