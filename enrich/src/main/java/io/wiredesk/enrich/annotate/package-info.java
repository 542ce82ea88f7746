/**
 * What can be said of a story from its message alone: people, organisations, places with their
 * country, topics, tickers, counts. A message comes in, annotations go out. Pure functions over the
 * gazetteer, safe for any thread. May use gazetteer, language and text, and of flow the outcome
 * that it annotates.
 */
@NullMarked
package io.wiredesk.enrich.annotate;

import org.jspecify.annotations.NullMarked;
