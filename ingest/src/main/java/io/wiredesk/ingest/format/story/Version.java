package io.wiredesk.ingest.format.story;

import io.wiredesk.ingest.format.text.TextPattern;
import io.wiredesk.ingest.format.text.Texts;
import io.wiredesk.schemas.WireStory;
import java.time.Instant;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Which version of its story a message is, by number or by time. */
final class Version {
  private static final TextPattern ORDINAL = TextPattern.of("\\d{1,18}");

  private Version() {}

  static void set(WireStory.Builder story, @Nullable String version, Consumer<String> warnings) {
    String verbatim = Texts.blankToNull(version);
    story.setVersion(verbatim);
    if (verbatim != null && ORDINAL.matcher(verbatim).matches()) {
      story.setVersionOrdinal(Long.parseLong(verbatim));
    } else if (verbatim != null) {
      warnings.accept("version '" + verbatim + "' is no number; the time decides which is newer.");
    }
  }

  /** Enrich believes no time that is still to come. */
  static void warnOfFuture(WireStory.Builder story, Instant receivedAt, Consumer<String> warnings) {
    Instant made = story.getVersionCreated();
    if (made != null && made.isAfter(receivedAt)) {
      warnings.accept("versionCreated " + made + " is after its receipt; it orders as received.");
    }
  }
}
