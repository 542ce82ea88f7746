package io.wiredesk.ingest.format.wire;

import io.wiredesk.ingest.format.change.ChangeMarker;
import io.wiredesk.ingest.format.message.Message;
import io.wiredesk.ingest.format.story.Draft;
import io.wiredesk.ingest.format.story.Item;
import io.wiredesk.ingest.format.story.Urgency;
import io.wiredesk.ingest.format.story.WireFormat;
import io.wiredesk.ingest.format.text.TextPattern;
import io.wiredesk.ingest.format.time.MissingYear;
import io.wiredesk.schemas.Concept;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import org.jspecify.annotations.Nullable;

/**
 * ANPA-1312 (<i>Wire Service Transmission Guidelines</i>, ANPA Special Report 84-2), as AP, Kyodo
 * and the Reuters wire of the 1980s send it, one message or many, with its control characters or
 * stripped of them.
 */
public final class Anpa implements WireFormat {
  /** Service level and number, the sender where it says so, a separator, the selector. */
  private static final TextPattern FIRST =
      TextPattern.of(
          "^\\W*+([A-Za-z]?)(\\d{3,4})(?:([A-Z]{2,10})?[\\x1F]([^\\s]{0,20})|([A-Z]{2,10})?([a-z_-]{3,8}))\\s*");

  /** Priority, category, format characters, slug, month and day, count of words. */
  private static final TextPattern SECOND =
      TextPattern.of(
          "^\\s*+\\S{0,2}?([a-z]) ([a-z]{1,3}) ?[\\x11-\\x14 ]+(\\S.{0,80}?)"
              + "(?:\\s+(\\d{2})-(\\d{2}))?(?:\\s+(\\d{1,6}))?\\s*");

  private static final int HEADING_LINES = 2;
  private static final int LONGEST_LINE = 160;

  @Override
  public String name() {
    return "anpa-1312";
  }

  @Override
  public String sign() {
    return "a first line of service level, number and selector, such as SOH f0704 US asian";
  }

  @Override
  public boolean recognises(Message message) {
    List<String> lines = Frame.firstLines(message.start(), HEADING_LINES);
    if (lines.isEmpty() || lines.get(0).length() > LONGEST_LINE) {
      return false;
    }
    Matcher m = FIRST.matcher(lines.get(0));
    return m.matches()
        && (m.group(4) != null || (lines.size() > 1 && second(lines.get(1)).isPresent()));
  }

  @Override
  public List<Item> items(Message message) {
    return Item.each(
        message,
        Frame.starts(message.text()),
        (text, draft) -> read(Frame.of(text, HEADING_LINES), draft));
  }

  private static Optional<Matcher> second(String line) {
    Matcher m = SECOND.matcher(line);
    return line.length() <= LONGEST_LINE && m.matches() ? Optional.of(m) : Optional.empty();
  }

  private static void read(Frame frame, Draft draft) {
    LocalDate near = draft.context().day();
    Optional<Matcher> first =
        frame.heading().stream().map(FIRST::matcher).filter(Matcher::matches).findFirst();
    Optional<Matcher> second =
        frame.heading().stream().skip(1).map(Anpa::second).flatMap(Optional::stream).findFirst();
    WireCopy copy = new WireCopy(draft, frame);
    Optional<EndStamp> stamp = copy.stamp();
    LocalDate headed = second.flatMap(m -> day(m, near)).orElse(null);
    copy.time(stamp.orElse(null), headed);
    second.ifPresent(m -> heading(m, draft));
    LocalDate sent = stamp.map(EndStamp::date).orElse(headed == null ? near : headed);
    copy.lines(second.map(m -> m.group(3)).orElse(null), true, sent);
    String source = source(first, stamp, draft);
    first.ifPresent(m -> number(m, source, stamp, headed, second, draft));
    if (first.isEmpty()) {
      draft.warn("No first line with service level and number; known by its text.");
    }
  }

  private static Optional<LocalDate> day(Matcher second, LocalDate near) {
    return second.group(4) == null
        ? Optional.empty()
        : MissingYear.date(
            Integer.parseInt(second.group(4)), Integer.parseInt(second.group(5)), near);
  }

  private static void heading(Matcher second, Draft draft) {
    String priority = second.group(1);
    Integer urgency = Urgency.ofLetter(priority).orElse(null);
    draft.from("heading: priority").story().setUrgencyRaw(priority).setUrgency(urgency);
    if (urgency == null) {
      draft.warn("priority '" + priority + "' is not known; kept as written.");
    }
    draft.from("heading: category");
    draft.story().setSubjects(List.of(new Concept("anpa:" + second.group(2), null)));
    String marker = second.group(3).substring(slug(second.group(3)).length());
    ChangeMarker.ofWords(marker).ifPresent(t -> draft.marker("heading: slug", t));
  }

  /** The take in a heading stands behind a space, run together. */
  private static String slug(String words) {
    return words.split(" ", 2)[0];
  }

  private static @Nullable String source(
      Optional<Matcher> first, Optional<EndStamp> stamp, Draft draft) {
    String said =
        first
            .map(m -> m.group(3) == null ? m.group(5) : m.group(3))
            .or(() -> stamp.map(EndStamp::source))
            .or(
                () ->
                    first
                        .map(m -> m.group(4))
                        .filter(s -> s.startsWith("reut"))
                        .map(s -> "Reuters"))
            .orElse(null);
    draft.from("heading or end stamp").story().setProvider(said);
    return said;
  }

  /**
   * Source, number and day. Numbers come round more than once on a busy day, so the slug goes in as
   * well: it is the same in a resend and in all that replaces the story under its number.
   */
  private static void number(
      Matcher first,
      @Nullable String source,
      Optional<EndStamp> stamp,
      @Nullable LocalDate headed,
      Optional<Matcher> second,
      Draft draft) {
    String number = first.group(1) + first.group(2);
    LocalDate day = stamp.map(EndStamp::date).orElse(headed);
    draft.from("heading: number");
    draft.story().setSequence(Long.parseLong(first.group(2)));
    String slug = second.map(m -> "/" + slug(m.group(3)).toLowerCase(Locale.ROOT)).orElse("");
    draft.identify(
        MessageNumber.guid(source, number, draft),
        MessageNumber.stable(source, number, day, draft) + slug);
    draft.altId("cited", number);
  }
}
