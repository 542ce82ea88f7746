package io.wiredesk.enrich.annotate;

import io.wiredesk.enrich.gazetteer.EntryKind;
import io.wiredesk.enrich.gazetteer.Gazetteer;
import io.wiredesk.enrich.language.LanguageDetector;
import io.wiredesk.enrich.language.Languages;
import io.wiredesk.enrich.text.WordCount;
import io.wiredesk.schemas.Annotations;
import io.wiredesk.schemas.Topic;
import io.wiredesk.schemas.WireStory;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Says what can be said of a story from the message alone, as the annotate stage does. Safe for any
 * thread.
 */
public final class Annotator {
  private static final int WORDS_A_MINUTE = 230;

  /** What a code that the wire carries is worth. */
  private static final double CARRIED = 1.0;

  private final Languages languages = new Languages(new LanguageDetector());
  private final Gazetteer gazetteer;
  private final EntityReader reader;
  private final StoryPlaces places;
  private final CarriedTopics carriedTopics;
  private final TextTopics textTopics;

  public Annotator(Gazetteer gazetteer) {
    this.gazetteer = gazetteer;
    this.reader = new EntityReader(gazetteer);
    this.places = new StoryPlaces(gazetteer);
    this.carriedTopics = new CarriedTopics(gazetteer);
    this.textTopics = new TextTopics(gazetteer);
  }

  /**
   * With the gazetteers that come with Wiredesk.
   *
   * @param further folder of more of them, which are asked first; null for none
   * @throws IllegalArgumentException for a folder that cannot be read or a line of another shape
   */
  public static Annotator with(@Nullable Path further) {
    return new Annotator(Gazetteer.of(further));
  }

  /** What the story is about; its body may be of any length and in any script. */
  public Annotations annotate(WireStory story) {
    StoryEntities entities = reader.read(story);
    int words = WordCount.of(story.getBody());
    return Annotations.newBuilder()
        .setLanguage(languages.of(story).orElse(null))
        .setPeople(People.of(gazetteer, entities.names(EntryKind.PERSON)))
        .setOrganisations(entities.names(EntryKind.ORGANISATION).stream().distinct().toList())
        .setPlaces(places.of(entities))
        .setTopics(topics(story, entities))
        .setTickers(entities.tickers())
        .setWordCount(words)
        .setReadingSeconds((int) ((words * 60L + WORDS_A_MINUTE - 1) / WORDS_A_MINUTE))
        .build();
  }

  private List<Topic> topics(WireStory story, StoryEntities entities) {
    Set<String> carried = carriedTopics.of(story);
    if (!carried.isEmpty()) {
      return carried.stream().map(code -> topic(code, CARRIED)).toList();
    }
    Map<String, Double> told =
        textTopics.of(entities.headline().passage(), entities.body().passage());
    return told.entrySet().stream().map(t -> topic(t.getKey(), t.getValue())).toList();
  }

  private Topic topic(String code, double confidence) {
    return new Topic(code, gazetteer.nameOf(EntryKind.MEDIA_TOPIC, code), confidence);
  }
}
