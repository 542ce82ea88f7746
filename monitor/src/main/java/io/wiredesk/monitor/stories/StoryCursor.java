package io.wiredesk.monitor.stories;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * Where a page of a list ends that runs from the newest to the oldest: the next page begins right
 * after it, however many came in meanwhile.
 *
 * @param receivedAt to the microsecond, as PostgreSQL keeps it
 */
record StoryCursor(Instant receivedAt, String storyId) {
  /** Before the newest. PostgreSQL knows no later time with a year of four digits. */
  static final StoryCursor START = new StoryCursor(Instant.parse("9999-12-31T23:59:59Z"), "");

  /** The cursor right after a row of {@code StorageQueries}. */
  static StoryCursor after(ObjectNode row) {
    return new StoryCursor(
        Instant.parse(row.path("receivedAt").asText()), row.path("storyId").asText());
  }

  /**
   * @param text as {@link #text} made it; null or empty for the start
   * @throws IllegalArgumentException when it is something else
   */
  static StoryCursor of(@Nullable String text) {
    if (text == null || text.isEmpty()) {
      return START;
    }
    try {
      String plain = new String(Base64.getUrlDecoder().decode(text), UTF_8);
      int space = plain.indexOf(' ');
      return new StoryCursor(Instant.parse(plain.substring(0, space)), plain.substring(space + 1));
    } catch (IllegalArgumentException | IndexOutOfBoundsException | DateTimeParseException e) {
      throw new IllegalArgumentException("after is no cursor of ours: leave it out", e);
    }
  }

  /** Safe in a URL. */
  String text() {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString((receivedAt + " " + storyId).getBytes(UTF_8));
  }

  /** As JDBC binds a {@code timestamptz}. */
  OffsetDateTime time() {
    return receivedAt.atOffset(ZoneOffset.UTC);
  }
}
