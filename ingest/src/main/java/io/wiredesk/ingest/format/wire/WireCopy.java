package io.wiredesk.ingest.format.wire;

import io.wiredesk.ingest.format.change.ChangeMarker;
import io.wiredesk.ingest.format.message.ParseContext;
import io.wiredesk.ingest.format.story.Draft;
import io.wiredesk.ingest.format.story.TextDateline;
import io.wiredesk.ingest.format.text.TextPattern;
import io.wiredesk.ingest.format.text.Texts;
import io.wiredesk.schemas.TimeSource;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import org.jspecify.annotations.Nullable;

/** What the formats of text wires have in common: head, text, dateline, and the time of sending. */
final class WireCopy {
  /** A slug, its marker, its count of words: {@code BC-Ferry, 1st Ld-Writethru,416}. */
  private static final TextPattern SLUG_LINE =
      TextPattern.of("([^,]+)((?:,[^,]*){0,4}?)(?:,\\s*\\d*)?");

  private static final TextPattern ALERT = TextPattern.of("(?i)^.*(?:alert|flash|bulletin|snap).*");

  private final Draft draft;
  private final Frame frame;

  WireCopy(Draft draft, Frame frame) {
    this.draft = draft;
    this.frame = frame;
  }

  /** The stamp behind the text, or among its last lines where the ETX is gone. */
  Optional<EndStamp> stamp() {
    LocalDate near = draft.context().day();
    return frame.tail().stream()
        .map(l -> EndStamp.read(CopyLine.of(l).text(), near))
        .flatMap(Optional::stream)
        .findFirst()
        .or(() -> unframedStamp(near));
  }

  private Optional<EndStamp> unframedStamp(LocalDate near) {
    return lastLine().flatMap(l -> EndStamp.read(l.text(), near));
  }

  private Optional<CopyLine> lastLine() {
    List<String> lines = frame.text();
    for (int i = lines.size() - 1; i >= Math.max(0, lines.size() - 8); i--) {
      CopyLine line = CopyLine.of(lines.get(i));
      if (!line.isBlank()) {
        return Optional.of(line);
      }
    }
    return Optional.empty();
  }

  /**
   * Sets when it was sent: by its stamp; else on the day in its heading, at the sender's own time
   * of that day where it is known; else at the sender's own time.
   */
  void time(@Nullable EndStamp stamp, @Nullable LocalDate headed) {
    if (stamp == null) {
      frame.tail().stream()
          .map(l -> CopyLine.of(l).text())
          .filter(l -> !l.isEmpty())
          .findFirst()
          .ifPresent(l -> draft.warn("end stamp '" + l + "' is no time; left out."));
    }
    if (stamp != null) {
      stamped(stamp);
    } else if (headed != null) {
      draft.from("date in the heading");
      draft.versionCreated(onDay(headed, draft.context()), TimeSource.assumed_zone);
      draft.warn("The date has no year; " + headed.getYear() + " fits the time of sending.");
    } else if (draft.context().sentAt() != null) {
      draft.from("the file's time");
      draft.versionCreated(draft.context().sentAt(), TimeSource.received);
      draft.warn("The message has no date; the file's time is taken.");
    }
  }

  private void stamped(EndStamp stamp) {
    ZoneId zone = stamp.zone() == null ? draft.context().zone() : stamp.zone();
    draft.from("end stamp");
    draft.versionCreated(
        ZonedDateTime.of(stamp.date(), stamp.time(), zone).toInstant(),
        stamp.zoned() ? TimeSource.explicit : TimeSource.assumed_zone);
    if (stamp.yearGuessed()) {
      draft.warn(
          "The end stamp has no year; " + stamp.date().getYear() + " fits the time of sending.");
    }
  }

  private static Instant onDay(LocalDate day, ParseContext context) {
    Instant sent = context.sentAt();
    return sent != null && sent.atZone(context.zone()).toLocalDate().equals(day)
        ? sent
        : day.atStartOfDay(context.zone()).toInstant();
  }

  /**
   * Sets what the lines say.
   *
   * @param slug the slug in the heading; null where there is none
   * @param slugAgain whether the text begins with a slug line of its own
   * @param sent the day it was sent, as far as is known
   */
  void lines(@Nullable String slug, boolean slugAgain, LocalDate sent) {
    List<CopyLine> lines = frame.text().stream().map(CopyLine::of).toList();
    CopyHead head = CopyHead.read(lines, slug, slugAgain);
    slug(slug, head);
    Optional.ofNullable(head.take()).ifPresent(t -> draft.marker("line above the headline", t));
    draft.from("head: headline").story().setHeadline(head.headline());
    draft.from("head: second line").story().setSubheadline(head.subheadline());
    draft.from("head: byline").story().setByline(head.byline());
    draft.from("head: notes").story().setEdNotes(head.notes());
    CopyText text = CopyText.of(withoutStamp(head.below()));
    draft.from("sign-off").story().setCreditline(text.signOff());
    draft.from("text").content(text.content());
    String headline = head.headline() == null ? "" : head.headline();
    draft.identifyByText(headline + "\n" + draft.story().getBody());
    dateline(text, sent);
  }

  private List<CopyLine> withoutStamp(List<CopyLine> lines) {
    int last = lines.size() - 1;
    while (last >= 0 && lines.get(last).isBlank()) {
      last--;
    }
    boolean stamped =
        last >= 0
            && frame.tail().isEmpty()
            && EndStamp.read(lines.get(last).text(), draft.context().day()).isPresent();
    return stamped ? lines.subList(0, last) : lines;
  }

  private void slug(@Nullable String heading, CopyHead head) {
    String line = head.slugLine();
    Matcher m = SLUG_LINE.matcher(line == null ? "" : line);
    if (line == null || !m.matches()) {
      draft.from("heading").story().setSlugline(heading);
      return;
    }
    draft.from("slug line").story().setSlugline(Texts.lineOrNull(m.group(1)));
    for (String part : m.group(2).split(",", -1)) {
      ChangeMarker.ofWords(part).ifPresent(t -> draft.marker("slug line", t));
    }
  }

  private void dateline(CopyText text, LocalDate sent) {
    if (text.paragraphs().isEmpty()) {
      return;
    }
    Optional<TextDateline> dateline = TextDateline.at(text.paragraphs().get(0));
    dateline.ifPresent(d -> draft.from("dateline").story().setDateline(d.toDateline(sent)));
    alert(text, dateline.map(d -> d.text().length()).orElse(0));
  }

  /** An alert is a headline by itself, sent as one sentence of text. */
  private void alert(CopyText text, int datelineLength) {
    String slug = draft.story().getSlugline();
    boolean alert = slug != null && slug.length() < 200 && ALERT.matcher(slug).matches();
    if (alert && draft.story().getHeadline() == null && text.paragraphs().size() == 1) {
      String sentence = text.paragraphs().get(0).substring(datelineLength).strip();
      draft.from("the alert's one sentence").story().setHeadline(Texts.lineOrNull(sentence));
    }
  }
}
