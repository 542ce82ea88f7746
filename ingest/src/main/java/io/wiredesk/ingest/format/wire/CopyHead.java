package io.wiredesk.ingest.format.wire;

import io.wiredesk.ingest.format.change.ChangeMarker;
import io.wiredesk.ingest.format.story.Bylines;
import io.wiredesk.ingest.format.text.TextPattern;
import io.wiredesk.schemas.EdNote;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a text wire sets above a story: slug line, take, headline, notes to editors, byline. It ends
 * at the first paragraph, which is indented, or at a blank line below the headline.
 */
final class CopyHead {
  private static final TextPattern NOTE =
      TextPattern.of("^\\(?(?:Eds|EDS|Editors?|EDITORS?|Note|NOTE TO)\\b[^:]{0,30}:.*");
  private static final TextPattern PHOTO =
      TextPattern.of("^(?:AP|AFP|EPA|Reuters|dpa) (?:Photos?|Graphics?|Video|Audio)\\b.*");
  private static final TextPattern BYLINE =
      TextPattern.of("^(?:By|BY|Von|VON|Par|Por) \\S.{0,100}");

  private static final TextPattern AFFILIATION =
      TextPattern.of("^.*\\b(?:Press|Writer|Editor|Correspondent|Reporter|News|dpa)\\b.*");
  private static final TextPattern SLUG = TextPattern.of("(?:BC|AM|PM)-");
  private static final TextPattern NO_LETTER = TextPattern.of("[^\\p{L}\\p{N}]+");

  /** A headline that goes on has a line this long before it. */
  private static final int FULL_LINE = 45;

  private static final int LONGEST_AFFILIATION = 40;
  private static final int MOST_LINES = 30;

  private final List<CopyLine> lines;
  private final @Nullable String slug;
  private final boolean slugAgain;
  private final List<EdNote> notes = new ArrayList<>();
  private @Nullable CopyLine slugLine;
  private @Nullable ChangeMarker take;
  private @Nullable String headline;
  private @Nullable String lastHeadlineLine;
  private @Nullable String subheadline;
  private @Nullable String byline;
  private boolean credited;
  private int at;

  private CopyHead(List<CopyLine> lines, @Nullable String slug, boolean slugAgain) {
    this.lines = lines;
    this.slug = slug;
    this.slugAgain = slugAgain;
  }

  /**
   * Reads the head.
   *
   * @param slug the slug in the message's heading, by which its repetition is known
   * @param slugAgain whether a line may repeat it
   */
  static CopyHead read(List<CopyLine> lines, @Nullable String slug, boolean slugAgain) {
    CopyHead head = new CopyHead(lines, slug, slugAgain);
    head.read();
    return head;
  }

  private void read() {
    while (at < Math.min(lines.size(), MOST_LINES)) {
      CopyLine line = lines.get(at);
      boolean begun = headline != null;
      boolean ends = line.isBlank() ? begun : line.indented() || (begun && line.row());
      if (ends || !take(line)) {
        break;
      }
      at++;
    }
    indentedByline();
  }

  /** Takes a line for what it is; false where the text begins. */
  private boolean take(CopyLine line) {
    String text = line.text();
    Optional<ChangeMarker> marker = ChangeMarker.ofLine(text);
    if (line.isBlank()) {
      return true;
    } else if (slugAgain && slugLine == null && headline == null && isSlug(text)) {
      slugLine = line;
    } else if (take == null && headline == null && marker.isPresent()) {
      take = marker.get();
    } else if (NOTE.matcher(text).matches()) {
      notes.add(new EdNote(null, text));
    } else if (PHOTO.matcher(text).matches()) {
      notes.add(new EdNote("photo", text));
    } else if (byline == null && BYLINE.matcher(text).matches()) {
      byline = Bylines.clean(text);
    } else if (byline != null) {
      return affiliation(line);
    } else {
      return words(line);
    }
    return true;
  }

  /** The line below a byline, such as {@code Associated Press=}, is its writer's and not copy. */
  private boolean affiliation(CopyLine line) {
    boolean is =
        !credited
            && line.closed()
            && headline != null
            && line.text().length() < LONGEST_AFFILIATION
            && AFFILIATION.matcher(line.text()).matches();
    credited |= is;
    return is;
  }

  private boolean words(CopyLine line) {
    if (headline == null) {
      headline = line.text();
    } else if (line.set() && subheadline == null) {
      subheadline = line.text();
    } else if (!line.set() && goesOn()) {
      headline = headline + " " + line.text();
    } else {
      return false;
    }
    lastHeadlineLine = line.text();
    return true;
  }

  private boolean goesOn() {
    return lastHeadlineLine != null && lastHeadlineLine.length() >= FULL_LINE;
  }

  private boolean isSlug(String text) {
    return SLUG.matcher(text).lookingAt() || (slug != null && compact(text).equals(compact(slug)));
  }

  private static String compact(String slug) {
    return NO_LETTER.matcher(slug).replaceAll("");
  }

  /** Reuters set bylines as a paragraph. */
  private void indentedByline() {
    if (byline == null && at < lines.size()) {
      CopyLine line = lines.get(at);
      boolean alone = at + 1 >= lines.size() || lines.get(at + 1).indented();
      if (line.indented() && alone && BYLINE.matcher(line.text()).matches()) {
        byline = Bylines.clean(line.text());
        at++;
      }
    }
  }

  /** The repeated slug with its take and count, such as {@code BC-Ferry, 1st Ld-Writethru,416}. */
  @Nullable String slugLine() {
    return slugLine == null ? null : slugLine.text();
  }

  @Nullable ChangeMarker take() {
    return take;
  }

  @Nullable String headline() {
    return headline;
  }

  @Nullable String subheadline() {
    return subheadline;
  }

  @Nullable String byline() {
    return byline;
  }

  List<EdNote> notes() {
    return notes;
  }

  List<CopyLine> below() {
    return lines.subList(at, lines.size());
  }
}
