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
import org.jspecify.annotations.Nullable;

/**
 * A press release as text: a line that says when it may be used, a headline above a dateline, text,
 * an end mark. A headline is only what stands by itself above a dateline; nothing is invented.
 *
 * @param headline null where none stands above the dateline
 * @param notes lines that are for editors
 * @param embargo until when it must not be used, as written; blank where a line says that it must
 *     not, but not until when. Where several lines say so the last counts: it is added to what
 *     stands there
 */
public record PressCopy(
    @Nullable String headline,
    List<String> notes,
    Optional<String> embargo,
    Optional<TextDateline> dateline,
    String body) {
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
    embargo.ifPresent(until -> embargoed(until, draft));
  }

  private static void embargoed(String until, Draft draft) {
    if (until.isBlank()) {
      draft.status(PubStatus.withheld, "embargo");
      draft.warn("Embargoed, and it does not say until when; withheld.");
    } else {
      draft.embargoed(until.strip(), PressTime.read(until.strip(), draft.context()));
    }
  }

  private static final class Reader {
    private final List<String> paragraphs;
    private final List<String> notes = new ArrayList<>();

    Reader(String text) {
      paragraphs = new ArrayList<>(List.of(Texts.paragraphs(text).split("\n\n", -1)));
    }

    PressCopy read() {
      paragraphs.removeIf(p -> PressLine.of(p).filter(PressLine.END_MARK::equals).isPresent());
      while (!paragraphs.isEmpty() && PressLine.of(paragraphs.get(0)).isPresent()) {
        notes.add(paragraphs.remove(0));
      }
      Optional<String> embargo =
          notes.stream()
              .map(PressLine::embargo)
              .flatMap(Optional::stream)
              .reduce((earlier, later) -> later);
      int at = datelineAt();
      Optional<TextDateline> dateline =
          at < 0 ? Optional.empty() : TextDateline.at(paragraphs.get(at));
      String headline = at == 1 && isHeadline(paragraphs.get(0)) ? paragraphs.remove(0) : null;
      return new PressCopy(headline, notes, embargo, dateline, Texts.join(paragraphs.stream()));
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
