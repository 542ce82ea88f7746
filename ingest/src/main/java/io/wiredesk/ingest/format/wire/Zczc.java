package io.wiredesk.ingest.format.wire;

import io.wiredesk.ingest.format.message.Message;
import io.wiredesk.ingest.format.story.Datelines;
import io.wiredesk.ingest.format.story.Draft;
import io.wiredesk.ingest.format.story.Item;
import io.wiredesk.ingest.format.story.TextDateline;
import io.wiredesk.ingest.format.story.WireFormat;
import io.wiredesk.ingest.format.text.TextPattern;
import io.wiredesk.ingest.format.text.Texts;
import io.wiredesk.schemas.AltId;
import io.wiredesk.schemas.Concept;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.stream.Collectors;

/**
 * Telex copy: {@code ZCZC} begins a message and {@code NNNN} ends it (ITU-T F.31). AAP puts lines
 * between the first and the text whose first character says what they are: {@code %} routing,
 * {@code #} slug, {@code $} headline, {@code :} place or second line, {@code &} writer, {@code *}
 * subject, {@code @} region.
 */
public final class Zczc implements WireFormat {
  private static final TextPattern START = TextPattern.of("(?m)^[ \\t]{0,9}ZCZC\\b");
  private static final TextPattern END = TextPattern.of("(?m)^[ \\t]{0,9}NNNN[ \\t]*\\r?$");

  /** Circuit and number, such as FMG012, or the agency. */
  private static final TextPattern FIRST =
      TextPattern.of("ZCZC(?:\\s+([A-Z]{2,6}))?(?:\\s?(\\d{1,5}))?(?:\\s.*)?");

  /** Eight digits are an IPTC subject code, which says the same as its medtop of old. */
  private static final TextPattern SUBJECT = TextPattern.of("\\d{8}");

  private static final String SIGILS = "%#$:&*@";

  @Override
  public String name() {
    return "zczc";
  }

  @Override
  public String sign() {
    return "ZCZC at its beginning";
  }

  @Override
  public boolean recognises(Message message) {
    return START.matcher(newlines(message.start()).stripLeading()).lookingAt();
  }

  @Override
  public List<Item> items(Message message) {
    return Item.each(
        message,
        START.matcher(newlines(message.text())).results().mapToInt(MatchResult::start),
        (text, draft) -> read(newlines(text), draft));
  }

  /** Some send carriage returns alone; chars keep their places. */
  private static String newlines(String text) {
    return text.indexOf('\n') < 0 ? text.replace('\r', '\n') : text;
  }

  private static void read(String message, Draft draft) {
    Matcher end = END.matcher(message);
    String text = end.find() ? message.substring(0, end.start()) : message;
    if (Texts.hasControls(text)) {
      draft.warnOfControls();
    }
    List<String> lines = text.lines().map(String::strip).dropWhile(String::isEmpty).toList();
    int body = Math.min(1, lines.size());
    first(lines.isEmpty() ? "" : lines.get(0), draft);
    while (body < lines.size() && (lines.get(body).isEmpty() || sigil(lines.get(body), draft))) {
      body++;
    }
    String rest =
        text.lines().dropWhile(String::isBlank).skip(body).collect(Collectors.joining("\n"));
    draft.identifyByText(Texts.withoutControls(rest));
    secondLineAlone(lines.subList(0, body), draft);
    copy(rest, draft);
  }

  private static void first(String line, Draft draft) {
    Matcher m = FIRST.matcher(line);
    if (!m.matches()) {
      return;
    }
    draft.from("ZCZC line");
    if (m.group(2) == null) {
      draft.story().setProvider(m.group(1));
    } else {
      String number = (m.group(1) == null ? "" : m.group(1)) + m.group(2);
      draft.story().setSequence(Long.parseLong(m.group(2)));
      draft.story().setAltIds(List.of(new AltId("zczc", number)));
    }
  }

  /** Reads a line that its first character tells; false where the text begins. */
  private static boolean sigil(String line, Draft draft) {
    char sigil = line.charAt(0);
    String words = line.substring(1).strip();
    if (SIGILS.indexOf(sigil) < 0 || line.startsWith("**") || words.length() > 200) {
      return false;
    }
    draft.from(sigil + " line");
    String value = Texts.lineOrNull(words.replaceAll("^\\((.*)\\)$", "$1"));
    if (value != null) {
      set(sigil, value, draft);
    }
    return true;
  }

  private static void set(char sigil, String value, Draft draft) {
    switch (sigil) {
      case '#' -> draft.story().setSlugline(value);
      case '$' -> headline(value, draft);
      case ':' -> place(value, draft);
      case '*' -> draft.story().setSubjects(List.of(subject(value)));
      case '@' -> draft.story().setPlaces(List.of(new Concept(null, value)));
      default -> {} // routing and the writer's account are the sender's own business
    }
  }

  /** A letter alone is a priority. */
  private static void headline(String value, Draft draft) {
    if (value.length() == 1) {
      draft.story().setUrgencyRaw(value);
    } else {
      draft.story().setHeadline(value);
    }
  }

  /** Where a headline stands it is where it was filed; else it is the headline's second line. */
  private static void place(String value, Draft draft) {
    if (draft.story().getHeadline() != null && value.equals(value.toUpperCase(Locale.ROOT))) {
      draft.story().setDateline(Datelines.of(null, value, null));
    } else {
      draft.story().setSubheadline(value);
    }
  }

  /** Results and fields have a slug and a second line, and that one is their headline. */
  private static void secondLineAlone(List<String> head, Draft draft) {
    String second = draft.story().getSubheadline();
    boolean none = head.stream().noneMatch(l -> l.startsWith("$"));
    if (none && second != null && second.chars().anyMatch(Character::isLetter)) {
      draft.from(": line").story().setHeadline(second).setSubheadline(null);
    }
  }

  private static Concept subject(String value) {
    return new Concept(SUBJECT.matcher(value).matches() ? "subj:" + value : "aap:" + value, null);
  }

  private static void copy(String text, Draft draft) {
    CopyText copy = CopyText.of(text.lines().map(CopyLine::of).toList());
    draft.from("text").content(copy.content());
    draft.from("sign-off").story().setCreditline(copy.signOff());
    if (!copy.paragraphs().isEmpty() && draft.story().getDateline() == null) {
      draft.from("dateline");
      TextDateline.at(copy.paragraphs().get(0))
          .ifPresent(d -> draft.story().setDateline(d.toDateline(draft.day())));
    }
  }
}
