package io.wiredesk.ingest.format.mail;

import io.wiredesk.ingest.format.mail.Mime.Part;
import io.wiredesk.ingest.format.story.Draft;
import io.wiredesk.ingest.format.text.Content;
import io.wiredesk.ingest.format.text.Markup;
import io.wiredesk.ingest.format.text.TextPattern;
import io.wiredesk.ingest.format.text.Texts;
import io.wiredesk.ingest.format.time.WireTime;
import io.wiredesk.ingest.format.wire.PressCopy;
import io.wiredesk.schemas.Association;
import io.wiredesk.schemas.TimeSource;
import io.wiredesk.schemas.WireStory;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A press release sent by mail; docs/FORMATS.md has the table. */
final class EmailItem {
  private static final TextPattern MESSAGE_ID = TextPattern.of("<\\s*([^<>\\s]{1,400})\\s*>");

  /** Some mailers write words behind a date. */
  private static final TextPattern UP_TO_ITS_CLOCK =
      TextPattern.of(
          "(?<date>.{0,40}?\\d:\\d{2}(?::\\d{2})?(?:\\s*(?:[+-]\\d{2}:?\\d{2}|[A-Z]{1,5}\\b))?).{0,40}");

  /** X-Priority's 1 to 5 on the scale of 1 to 9. */
  private static final Map<String, Integer> URGENCY =
      Map.of("1", 2, "2", 3, "3", 5, "4", 6, "5", 7);

  private final Mime mime;
  private final Draft draft;
  private final WireStory.Builder story;

  private EmailItem(Mime mime, Draft draft) {
    this.mime = mime;
    this.draft = draft;
    this.story = draft.story();
  }

  static void read(byte[] message, Draft draft) {
    new EmailItem(Mime.read(message), draft).read();
  }

  private void read() {
    identity();
    time();
    text();
    lines();
    attachments();
  }

  private void identity() {
    String id = field("message-id");
    mids(id).findFirst().ifPresent(mid -> draft.identify(id, mid));
    story.setReplaces(mids(field("supersedes")).toList());
    story.setDerivedFrom(Optional.ofNullable(field("in-reply-to")).stream().toList());
  }

  /** RFC 2392. */
  private static Stream<String> mids(@Nullable String field) {
    return MESSAGE_ID.matcher(field == null ? "" : field).results().map(m -> "mid:" + m.group(1));
  }

  private void time() {
    String date = field("date");
    Optional<WireTime> time = Optional.ofNullable(date).flatMap(this::time);
    time.ifPresent(
        t ->
            draft.versionCreated(
                t.instant(), t.zoned() ? TimeSource.explicit : TimeSource.assumed_zone));
    if (date != null && time.isEmpty()) {
      draft.warn("Date '" + date + "' is no time; left out.");
    }
  }

  private Optional<WireTime> time(String date) {
    ZoneId zone = draft.context().zone();
    Matcher clock = UP_TO_ITS_CLOCK.matcher(date);
    return WireTime.read(date, zone)
        .or(() -> clock.matches() ? WireTime.read(clock.group("date"), zone) : Optional.empty());
  }

  private void lines() {
    String subject = field("subject");
    if (subject != null) {
      story.setHeadline(subject);
    }
    String from = field("from");
    story.setByline(from == null ? null : MimeNames.person(from));
    story.setCreditline(field("organization"));
    draft.language(field("content-language"));
    String keywords = field("keywords");
    if (keywords != null) {
      draft.keywords(Arrays.stream(keywords.split(",", -1)));
    }
    String priority = field("x-priority");
    if (priority != null) {
      story.setUrgencyRaw(priority).setUrgency(URGENCY.get(priority.substring(0, 1)));
    }
  }

  /** The marked-up alternative tells paragraphs; without one, the plain one. */
  private void text() {
    Content content = markup();
    if (content.isEmpty()) {
      draft.from("text/plain");
      content = new Content(Texts.paragraphs(joined("text/plain")), null);
    }
    PressCopy.read(content.body()).set(draft);
    draft.from("text/html");
    story.setBodyHtml(content.html());
    draft.from("content-type");
    mime.parts().stream()
        .filter(p -> p.charset() != null)
        .findFirst()
        .ifPresent(p -> story.setCharset(String.valueOf(p.charset())));
  }

  private Content markup() {
    String html = joined("text/html");
    draft.from("text/html");
    return html.isBlank() ? Content.NONE : Markup.read(html);
  }

  private String joined(String type) {
    return mime.parts().stream()
        .filter(p -> p.type().equals(type) && p.text() != null)
        .map(EmailItem::unflowed)
        .collect(Collectors.joining("\n\n"));
  }

  /** RFC 3676: a space at a line's end says that the paragraph goes on. */
  private static String unflowed(Part part) {
    String text = String.valueOf(part.text());
    return part.flowed() ? text.replaceAll(" \\r?\\n", " ") : text;
  }

  private void attachments() {
    List<Association> attached =
        mime.parts().stream()
            .filter(p -> p.text() == null)
            .map(p -> new Association("attachment", null, null, p.type(), p.name()))
            .toList();
    draft.from("attached parts");
    story.setAssociations(attached);
  }

  private @Nullable String field(String name) {
    String value = Texts.blankToNull(mime.header().get(name));
    if (value != null) {
      draft.from(name);
    }
    return value;
  }
}
