package io.wiredesk.enrich.annotate;

import io.wiredesk.enrich.gazetteer.EntryKind;
import io.wiredesk.enrich.text.Passage;
import io.wiredesk.enrich.text.Separator;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a story's words name.
 *
 * @param headline of the headline
 * @param body of the body without its dateline
 * @param datelinePlaces places of the dateline
 * @param headlinePlaces places of the headline
 * @param bodyPlaces places of the body
 * @param tickers stock symbols of both
 */
record StoryEntities(
    Mentions headline,
    Mentions body,
    List<PlaceName> datelinePlaces,
    List<PlaceName> headlinePlaces,
    List<PlaceName> bodyPlaces,
    List<String> tickers) {
  StoryEntities {
    datelinePlaces = List.copyOf(datelinePlaces);
    headlinePlaces = List.copyOf(headlinePlaces);
    bodyPlaces = List.copyOf(bodyPlaces);
    tickers = List.copyOf(tickers);
  }

  /** What is named of a kind, in order of appearance in the body, then in the headline. */
  List<String> names(EntryKind kind) {
    return Stream.of(body, headline)
        .flatMap(part -> part.all().stream())
        .filter(mention -> mention.kind() == kind)
        .map(Mention::name)
        .toList();
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
