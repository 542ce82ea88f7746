package io.wiredesk.ingest.format.story;

import io.wiredesk.ingest.format.text.TextPattern;
import io.wiredesk.ingest.format.text.Texts;
import io.wiredesk.schemas.WireStory;
import java.util.Locale;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Languages as BCP 47 writes them, also where the sender has an underscore. */
final class LanguageTag {
  private static final TextPattern LANGUAGE =
      TextPattern.of("[A-Za-z]{2,8}([-_][A-Za-z0-9]{1,8}){0,5}");

  private LanguageTag() {}

  static void set(WireStory.Builder story, @Nullable String tag, Consumer<String> warnings) {
    String verbatim = Texts.blankToNull(tag);
    if (verbatim != null && LANGUAGE.matcher(verbatim).matches()) {
      story.setLanguage(Locale.forLanguageTag(verbatim.replace('_', '-')).toLanguageTag());
    } else if (verbatim != null) {
      warnings.accept("language '" + verbatim + "' is no language tag; left out.");
    }
  }
}
