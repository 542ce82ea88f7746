/**
 * What two texts have in common and in what they differ, and how likely it is that they are the
 * same story: overlap of words, the figures of both, the learned model. Two sketches come in; a
 * likeness and a probability go out. May use sketch and text; knows neither groups nor stores.
 */
@NullMarked
package io.wiredesk.enrich.match.evidence;

import org.jspecify.annotations.NullMarked;
