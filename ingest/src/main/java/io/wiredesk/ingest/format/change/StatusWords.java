package io.wiredesk.ingest.format.change;

import io.wiredesk.ingest.format.text.Texts;
import io.wiredesk.schemas.PubStatus;
import io.wiredesk.schemas.WireStory;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** The words for a publication status, IPTC's and those seen beside them. */
public final class StatusWords {
  private static final String EMBARGOED = "embargoed";

  private static final Map<String, PubStatus> WORDS =
      Map.ofEntries(
          Map.entry("usable", PubStatus.usable),
          Map.entry(EMBARGOED, PubStatus.usable), // the embargo itself says until when
          Map.entry("withheld", PubStatus.withheld),
          Map.entry("commissioned", PubStatus.withheld),
          Map.entry("canceled", PubStatus.canceled),
          Map.entry("cancelled", PubStatus.canceled),
          Map.entry("killed", PubStatus.canceled),
          Map.entry("kill", PubStatus.canceled),
          Map.entry("withdrawn", PubStatus.canceled),
          Map.entry("recalled", PubStatus.canceled),
          Map.entry("deleted", PubStatus.canceled));

  private StatusWords() {}

  /** Sets the status that a text says, {@code stat:} before it or not; see {@code Draft}. */
  public static void read(WireStory.Builder story, String text, Consumer<String> warnings) {
    String word = Texts.code(text);
    Optional<PubStatus> status = of(word);
    if (status.isEmpty()) {
      warnings.accept("pubStatus '" + text + "' is not known; withheld.");
    }
    set(story, status.orElse(PubStatus.withheld), word);
  }

  /**
   * An embargo that does not say until when has no end: withheld until a later message frees it.
   */
  public static void withoutEnd(WireStory.Builder story, Consumer<String> warnings) {
    String raw = story.getPubStatusRaw();
    if (EMBARGOED.equalsIgnoreCase(raw)
        && story.getEmbargoed() == null
        && story.getPubStatus() == PubStatus.usable) {
      warnings.accept("The status is embargoed, and no time says until when; withheld.");
      set(story, PubStatus.withheld, raw);
    }
  }

  /** Sets the status, and how it was written where that is another word. */
  public static void set(WireStory.Builder story, PubStatus status, String asWritten) {
    story.setPubStatus(status);
    story.setPubStatusRaw(status.name().equals(asWritten) ? null : asWritten);
  }

  private static Optional<PubStatus> of(String word) {
    return Optional.ofNullable(WORDS.get(word.strip().toLowerCase(Locale.ROOT)));
  }
}
