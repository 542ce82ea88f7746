package io.wiredesk.ingest.format.story;

import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The priorities of American wires (ANPA-1312, section 3.3) on the scale of 1 to 9: flash,
 * bulletin, urgent, regular, deferred; and those of copy sent ahead of its day.
 */
public final class AnpaPriority {
  private static final Map<String, Integer> URGENCY =
      Map.of("f", 1, "b", 2, "u", 3, "r", 4, "h", 5, "d", 6, "w", 7, "a", 8, "s", 8);

  private AnpaPriority() {}

  public static Optional<Integer> urgency(@Nullable String letter) {
    return letter == null ? Optional.empty() : Optional.ofNullable(URGENCY.get(letter));
  }
}
