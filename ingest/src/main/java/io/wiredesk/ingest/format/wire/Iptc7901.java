package io.wiredesk.ingest.format.wire;

import io.wiredesk.ingest.format.message.Message;
import io.wiredesk.ingest.format.story.Draft;
import io.wiredesk.ingest.format.story.Item;
import io.wiredesk.ingest.format.story.WireFormat;
import io.wiredesk.ingest.format.text.TextPattern;
import io.wiredesk.ingest.format.text.Texts;
import io.wiredesk.schemas.Concept;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import org.jspecify.annotations.Nullable;

/**
 * IPTC 7901 (<i>The IPTC Recommended Message Format</i>, 1995 edition), as dpa, the ATS and AP send
 * it, one message or many, with its control characters or stripped of them.
 */
public final class Iptc7901 implements WireFormat {
  /** Source and number, priority, category, count of words, what else the sender puts there. */
  private static final TextPattern FIRST =
      TextPattern.of(
          "^\\W*+([A-Za-z]{1,6})(\\d{3,5}) ([1-9]) +([A-Za-z]{1,4}) +(\\d{1,5})(?: +(.{0,60}?))?"
              + " *");

  /** The sender's own name and running number, as it cites them: {@code dpa 157}. */
  private static final TextPattern CITED = TextPattern.of("^(?:.* )?([A-Za-z]{2,6}) (\\d{1,5})");

  private static final int HEADING_LINES = 2;
  private static final int LONGEST_LINE = 120;

  /** 7901's 1 to 6 lie on NewsML-G2's 1 to 9 as they are: 4 is routine copy in both. */
  private static final String URGENCIES = "123456";

  @Override
  public String name() {
    return "iptc-7901";
  }

  @Override
  public String sign() {
    return "a first line of source and number, priority, category and count, such as abc012 4 i"
        + " 300";
  }

  @Override
  public boolean recognises(Message message) {
    return Frame.firstLines(message.start(), 1).stream()
        .anyMatch(l -> l.length() <= LONGEST_LINE && FIRST.matcher(l).matches());
  }

  @Override
  public List<Item> items(Message message) {
    return Item.each(
        message,
        Frame.starts(message.text()),
        (text, draft) -> read(Frame.of(text, headingLines(text)), draft));
  }

  /** Some set the catchwords at the end of the first line, and have no second. */
  private static int headingLines(String text) {
    return Frame.firstLines(text, 1).stream()
            .map(FIRST::matcher)
            .anyMatch(m -> m.matches() && catchwords(m) != null)
        ? 1
        : HEADING_LINES;
  }

  private static @Nullable String catchwords(Matcher first) {
    String rest = first.group(6);
    return rest != null && rest.endsWith("/") ? rest : null;
  }

  private static void read(Frame frame, Draft draft) {
    LocalDate near = draft.context().day();
    WireCopy copy = new WireCopy(draft, frame);
    Optional<EndStamp> stamp = copy.stamp();
    copy.time(stamp.orElse(null), null);
    Matcher first = FIRST.matcher(frame.heading().isEmpty() ? "" : frame.heading().get(0));
    boolean headed = first.matches();
    String keywords = frame.heading().size() > 1 ? Texts.lineOrNull(frame.heading().get(1)) : null;
    if (headed) {
      keywords = keywords == null ? catchwords(first) : keywords;
      heading(first, stamp.map(EndStamp::date).orElse(null), draft);
    } else {
      draft.warn("No first line with source and number; known by its text.");
    }
    keywords(keywords, draft);
    copy.lines(keywords, false, stamp.map(EndStamp::date).orElse(near));
  }

  private static void heading(Matcher first, @Nullable LocalDate day, Draft draft) {
    String priority = first.group(3);
    draft.from("heading: priority").story().setUrgencyRaw(priority);
    if (URGENCIES.contains(priority)) {
      draft.story().setUrgency(Integer.parseInt(priority));
    } else {
      draft.warn("priority '" + priority + "' is not within 1 to 6; kept as written.");
    }
    draft.from("heading: category");
    draft.story().setSubjects(List.of(new Concept("iptc7901:" + first.group(4), null)));
    number(first, day, draft);
  }

  private static void number(Matcher first, @Nullable LocalDate day, Draft draft) {
    String number = first.group(1) + first.group(2);
    Matcher cited = CITED.matcher(first.group(6) == null ? "" : first.group(6));
    String sender = cited.matches() ? cited.group(1) : null;
    draft.from("heading: sender").story().setProvider(sender);
    draft.from("heading: number");
    draft.identify(
        MessageNumber.guid(sender, number, draft),
        MessageNumber.stable(sender, number, day, draft));
    draft.story().setSequence(Long.parseLong(sender == null ? first.group(2) : cited.group(2)));
    draft.altId(
        "cited",
        sender == null
            ? first.group(1) + " " + Long.parseLong(first.group(2))
            : sender + " " + cited.group(2));
  }

  /** Catchwords, parted by strokes; together they are the slug. */
  private static void keywords(@Nullable String line, Draft draft) {
    if (line == null) {
      return;
    }
    draft.from("heading: keywords").keywords(Arrays.stream(line.split("/", -1)));
  }
}
