/**
 * What is kept of a text instead of the text: hashed words, runs of words, figures and days, less
 * what its source puts under every story. A text and how rare its words are come in, a sketch goes
 * out. May use text alone.
 */
@NullMarked
package io.wiredesk.enrich.match.sketch;

import org.jspecify.annotations.NullMarked;
