package io.wiredesk.enrich.annotate;

import io.wiredesk.enrich.text.Passage;
import io.wiredesk.enrich.text.Separator;
import java.util.List;

/**
 * What a story's words name.
 *
 * @param headline of the headline
 * @param body of the body without its dateline
 * @param filedFrom places of the dateline
 * @param headlinePlaces places of the headline
 * @param bodyPlaces places of the body
 * @param tickers stock symbols of both
 */
record StoryEntities(
    Mentions headline,
    Mentions body,
    List<PlaceName> filedFrom,
    List<PlaceName> headlinePlaces,
    List<PlaceName> bodyPlaces,
    List<String> tickers) {
  StoryEntities {
    filedFrom = List.copyOf(filedFrom);
    headlinePlaces = List.copyOf(headlinePlaces);
    bodyPlaces = List.copyOf(bodyPlaces);
    tickers = List.copyOf(tickers);
  }

  /** The body's first word that is not of the first paragraph. */
  int leadEnd() {
    Passage passage = body.passage();
    int end = 1;
    while (end < passage.size() && passage.at(end).gap() != Separator.PARAGRAPH) {
      end++;
    }
    return end;
  }
}
