package io.wiredesk.enrich.orders;

import io.wiredesk.schemas.StoryId;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Which story a directive means. */
public sealed interface DirectiveTarget {
  /** For people. */
  String words();

  /** The words name neither a number nor an id. */
  record Unnamed() implements DirectiveTarget {
    @Override
    public String words() {
      return "something by neither number nor id";
    }
  }

  /** The story's id. */
  record ById(String storyId) implements DirectiveTarget {
    /** What identifies it within its source. */
    String identity() {
      return StoryId.of(storyId).identity();
    }

    @Override
    public String words() {
      return storyId;
    }
  }

  /**
   * A message's running number of the directive's own source; "item dpa 157 'Title'".
   *
   * @param day on which it was sent, in the feed's zone
   * @param source whom the words name before the number; null where they name nobody
   * @param title the headline as the words quote it; null where they quote none
   */
  record ByNumber(long number, LocalDate day, @Nullable String source, @Nullable String title)
      implements DirectiveTarget {
    private static final int SHORT_WORD = 3;

    @Override
    public String words() {
      return String.format(
          Locale.ROOT, "%s%d of %s", source == null ? "number " : source + " ", number, day);
    }

    /**
     * Whether the message of that number and day can be the one that is meant: a name or title that
     * says otherwise rules it out.
     */
    boolean fits(StoryReference.Named named) {
      return fitsSource(named.sender()) && fitsTitle(named.title());
    }

    private boolean fitsSource(String known) {
      return source == null
          || known.isEmpty()
          || known.toLowerCase(Locale.ROOT).contains(source.toLowerCase(Locale.ROOT));
    }

    /** Half the longer words of the shorter of the two are in the other. */
    private boolean fitsTitle(String known) {
      Set<String> quoted = words(title == null ? "" : title);
      Set<String> headline = words(known);
      int fewer = Math.min(quoted.size(), headline.size());
      long shared = quoted.stream().filter(headline::contains).count();
      return fewer == 0 || 2 * shared >= fewer;
    }

    private static Set<String> words(String text) {
      return Arrays.stream(text.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+"))
          .filter(word -> word.length() > SHORT_WORD)
          .collect(Collectors.toSet());
    }
  }
}
