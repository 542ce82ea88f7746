package io.wiredesk.monitor.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * Where a page of a list ends that runs from the newest to the oldest: the next page begins right
 * after it, however many came in meanwhile.
 *
 * @param at the last item's time
 * @param key tells apart items of one time
 */
public record PageCursor(Instant at, String key) {
  /** Before the newest. PostgreSQL knows no later time with a year of four digits. */
  public static final PageCursor START = new PageCursor(Instant.parse("9999-12-31T23:59:59Z"), "");

  /**
   * The cursor of that text.
   *
   * @param text as {@link #text} made it; null or empty for the start
   * @throws BadRequestException when it is something else
   */
  public static PageCursor of(@Nullable String text) {
    if (text == null || text.isEmpty()) {
      return START;
    }
    try {
      String plain = new String(Base64.getUrlDecoder().decode(text), UTF_8);
      int space = plain.indexOf(' ');
      return new PageCursor(Instant.parse(plain.substring(0, space)), plain.substring(space + 1));
    } catch (IllegalArgumentException | IndexOutOfBoundsException | DateTimeParseException e) {
      throw new BadRequestException("after is no cursor of ours: leave it out", e);
    }
  }

  /** Safe in a URL. */
  public String text() {
    return Base64.getUrlEncoder().withoutPadding().encodeToString((at + " " + key).getBytes(UTF_8));
  }
}
