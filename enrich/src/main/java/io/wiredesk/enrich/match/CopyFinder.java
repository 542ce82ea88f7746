package io.wiredesk.enrich.match;

import io.wiredesk.enrich.language.LanguageDetector;
import io.wiredesk.enrich.language.Languages;
import io.wiredesk.enrich.match.memory.InMemoryRouteStores;
import io.wiredesk.schemas.Change;
import io.wiredesk.schemas.Copy;
import io.wiredesk.schemas.Revision;
import io.wiredesk.schemas.Story;
import io.wiredesk.schemas.WireStory;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Finds copies as the match stage does, in memory and without Kafka. A message under an id that was
 * seen before is a revision of that story. Belongs to one thread.
 */
public final class CopyFinder {
  /** State stores bound the topology's memory of texts; here only the window does. */
  private static final long UNBOUNDED = Long.MAX_VALUE;

  private final Languages languages = new Languages(new LanguageDetector());
  private final RouteDetectors detectors;
  private final String defaultLanguage;

  /**
   * @param window how long a story is remembered, by {@link WireStory#getReceivedAt}
   * @param nearStories stories of a language that near copies are found of at most
   * @param defaultLanguage of a message that declares none and whose text is sure to be of none
   */
  public CopyFinder(Duration window, int nearStories, String defaultLanguage) {
    this.detectors =
        new RouteDetectors(
            route -> new InMemoryRouteStores(),
            new MatchLimits(window, window, UNBOUNDED, nearStories));
    this.defaultLanguage = defaultLanguage;
  }

  /** Whose copy the message is of what came before; empty for a story of its own. */
  public Optional<Copy> next(WireStory message) {
    String route = languages.route(message).orElse(defaultLanguage);
    return Optional.ofNullable(
        detectors.of(route).decide(first(message), message.getReceivedAt()).copy());
  }

  /** The message as its story's first and only revision. */
  static Story first(WireStory message) {
    Revision revision =
        Revision.newBuilder()
            .setKey("")
            .setOrder("")
            .setNumber(1)
            .setChange(Change.new$)
            .setCurrent(true)
            .setChangedFields(List.of())
            .build();
    return Story.newBuilder().setWire(message).setRevision(revision).build();
  }
}
