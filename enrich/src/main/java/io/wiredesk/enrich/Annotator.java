package io.wiredesk.enrich;

import io.wiredesk.schemas.Annotations;
import io.wiredesk.schemas.PlaceMention;
import io.wiredesk.schemas.WireStory;
import java.text.BreakIterator;
import java.util.Locale;

/** Says what can be said of a message from the message alone. */
final class Annotator {
  private static final int WORDS_A_MINUTE = 230;

  private final Languages languages;

  Annotator(Languages languages) {
    this.languages = languages;
  }

  Annotations annotate(WireStory story) {
    int words = words(story.getBody());
    return Annotations.newBuilder()
        .setLanguage(languages.of(story).orElse(null))
        .setPlaces(Datelines.place(story).map(Annotator::filedFrom).stream().toList())
        .setWordCount(words)
        .setReadingSeconds((words * 60 + WORDS_A_MINUTE - 1) / WORDS_A_MINUTE)
        .build();
  }

  private static PlaceMention filedFrom(String place) {
    return PlaceMention.newBuilder().setName(place).setRole("dateline").build();
  }

  /** Unicode word boundaries, so that scripts without spaces are counted too. */
  static int words(String text) {
    BreakIterator words = BreakIterator.getWordInstance(Locale.ROOT);
    words.setText(text);
    int count = 0;
    int start = words.first();
    for (int end = words.next(); end != BreakIterator.DONE; start = end, end = words.next()) {
      if (text.substring(start, end).codePoints().anyMatch(Character::isLetterOrDigit)) {
        count++;
      }
    }
    return count;
  }
}
