package io.wiredesk.ingest.format.wire;

import io.wiredesk.ingest.format.story.Draft;
import io.wiredesk.ingest.format.story.TextDateline;
import io.wiredesk.ingest.format.text.Content;
import io.wiredesk.ingest.format.text.Texts;
import io.wiredesk.schemas.EdNote;
import io.wiredesk.schemas.PubStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A press release as text: a line that says when it may be used, a headline above a dateline, text,
 * an end mark. A headline is only what stands by itself above a dateline; nothing is invented.
 *
 * @param headline null where none stands above the dateline
 * @param notes lines that are for editors
 * @param embargo what follows the word embargo; null where it does not occur
 * @param withheld whether it is to be held without saying until when
 */
public record PressCopy(
    @Nullable String headline,
    List<String> notes,
    @Nullable String embargo,
    boolean withheld,
    Optional<TextDateline> dateline,
    String body) {
  private static final Pattern RELEASE =
      Pattern.compile(
          "(?i)\\W*(?:for (?:immediate )?(?:release|publication|use)|zur sofortigen"
              + " (?:freigabe|veröffentlichung)|pour diffusion immédiate|press release|news release"
              + "|media release|pressemitteilung|communiqué(?: de presse)?|nota de prensa)\\b.{0,30}");

  /** The word must be set off, or say until when: an embargo may also be what a story is about. */
  private static final Pattern EMBARGO =
      Pattern.compile(
          "(?i)\\W*(?:strict(?:ly)? |under )?"
              + "(?:embargo(?:ed)?|sperrfrist|hold for release|not for (?:release|publication|use))"
              + "(?: for (?:release|publication|use))?"
              + "(?:\\s*[:–—-]|\\W*$|(?= (?:until|till|before|bis|jusqu'au|hasta)\\b))"
              + "\\s*(?:until|till|before|bis|jusqu'au|hasta)?[\\s:]*(.{0,80})");

  private static final Pattern END_MARK =
      Pattern.compile(
          "(?i)\\W*(?:#\\s*#\\s*#?|-\\s*30\\s*-|-*\\s*ends?\\s*-*|- fin -|\\*{3}|/\\d{2}/)\\W*");

  /** A headline is no longer than this, and stands among so many lines from the top. */
  private static final int LONGEST_HEADLINE = 300;

  private static final int MOST_LINES_ABOVE = 12;

  public static PressCopy read(String text) {
    return new Reader(text).read();
  }

  /** Sets what it says. An embargo that cannot be read ends the item, as everywhere. */
  public void set(Draft draft) {
    draft.from("line above the dateline");
    if (headline != null) {
      draft.story().setHeadline(headline);
    }
    draft.from("dateline");
    dateline.ifPresent(d -> draft.story().setDateline(d.toDateline(draft.day())));
    draft.from("notes above the text");
    if (!notes.isEmpty()) {
      draft.story().setEdNotes(notes.stream().map(n -> new EdNote(null, n)).toList());
    }
    draft.from("text").content(new Content(body, null));
    draft.from("embargo line");
    if (embargo != null) {
      draft.embargoed(embargo, PressTime.read(embargo, draft.context()));
    } else if (withheld) {
      draft.status(PubStatus.withheld, "embargo");
      draft.warn("Embargoed, and it does not say until when; withheld.");
    }
  }

  private static final class Reader {
    private final List<String> paragraphs;
    private final List<String> notes = new ArrayList<>();
    private @Nullable String embargo;
    private boolean withheld;

    Reader(String text) {
      paragraphs = new ArrayList<>(List.of(Texts.paragraphs(text).split("\n\n", -1)));
    }

    PressCopy read() {
      paragraphs.removeIf(p -> p.length() < 20 && END_MARK.matcher(p).matches());
      while (!paragraphs.isEmpty() && isNote(paragraphs.get(0))) {
        notes.add(paragraphs.remove(0));
      }
      int at = datelineAt();
      Optional<TextDateline> dateline =
          at < 0 ? Optional.empty() : TextDateline.at(paragraphs.get(at));
      String headline = at == 1 && isHeadline(paragraphs.get(0)) ? paragraphs.remove(0) : null;
      return new PressCopy(
          headline, notes, embargo, withheld, dateline, Texts.join(paragraphs.stream()));
    }

    private boolean isNote(String paragraph) {
      if (paragraph.length() > 160) {
        return false;
      }
      Matcher held = EMBARGO.matcher(paragraph);
      if (held.matches()) {
        String until = Texts.blankToNull(held.group(1));
        embargo = until;
        withheld = until == null;
        return true;
      }
      return RELEASE.matcher(paragraph).matches();
    }

    private int datelineAt() {
      for (int i = 0; i < Math.min(paragraphs.size(), MOST_LINES_ABOVE); i++) {
        if (TextDateline.at(paragraphs.get(i)).isPresent()) {
          return i;
        }
      }
      return -1;
    }

    private static boolean isHeadline(String paragraph) {
      return paragraph.length() <= LONGEST_HEADLINE;
    }
  }
}
