package io.wiredesk.ingest.format.story;

import io.wiredesk.ingest.format.text.Texts;
import io.wiredesk.schemas.WireStory;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Urgencies of 1 to 9, and on their scale the priorities of American wires (ANPA-1312, section
 * 3.3): flash, bulletin, urgent, regular, deferred; and those of copy sent ahead of its day.
 */
public final class Urgency {
  private static final Map<String, Integer> BY_LETTER =
      Map.of("f", 1, "b", 2, "u", 3, "r", 4, "h", 5, "d", 6, "w", 7, "a", 8, "s", 8);

  private Urgency() {}

  /** Empty where it is no priority. */
  public static Optional<Integer> ofLetter(@Nullable String letter) {
    return letter == null ? Optional.empty() : Optional.ofNullable(BY_LETTER.get(letter));
  }

  static void set(WireStory.Builder story, @Nullable String text, Consumer<String> warnings) {
    String raw = Texts.blankToNull(text);
    story.setUrgencyRaw(raw);
    if (raw != null && raw.matches("[1-9]")) {
      story.setUrgency(Integer.parseInt(raw));
    } else if (raw != null) {
      warnings.accept("urgency '" + raw + "' is not within 1 to 9; kept as written.");
    }
  }

  /** A digit is an urgency; what is no priority stays as is. */
  static void setPriority(
      WireStory.Builder story, @Nullable String text, Consumer<String> warnings) {
    String raw = Texts.blankToNull(text);
    if (raw == null || raw.matches("\\d")) {
      set(story, raw, warnings);
      return;
    }
    story.setUrgencyRaw(raw);
    ofLetter(raw.toLowerCase(Locale.ROOT)).ifPresent(story::setUrgency);
  }
}
