package io.wiredesk.ingest.format.vendor;

import io.wiredesk.ingest.format.message.Message;
import io.wiredesk.ingest.format.story.Draft;
import io.wiredesk.ingest.format.story.Item;
import io.wiredesk.ingest.format.story.WireFormat;
import io.wiredesk.ingest.format.text.TextPattern;
import io.wiredesk.ingest.format.wire.PressCopy;
import io.wiredesk.schemas.AltId;
import io.wiredesk.schemas.TimeSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;

/**
 * A press release as AsiaNet and its members distribute it: {@code Source: …}, {@code MEDIA RELEASE
 * PR12345}, headline, dateline between strokes, text, {@code SOURCE: …}. In windows-1252, and it
 * doesn't say so.
 */
public final class AsiaNet implements WireFormat {
  private static final TextPattern NUMBER =
      TextPattern.of(
          "(?im)^[ \\t]{0,9}MEDIA RELEASE[ \\t]{1,9}([A-Z]{0,4}\\d{3,9})[ \\t]{0,9}\\r?$");
  private static final TextPattern SOURCE =
      TextPattern.of("(?i)^source(?:\\s*+:)?\\s++(\\S.{0,150})");

  /** Number and source stand within so many chars of the beginning. */
  private static final int HEADING = 600;

  @Override
  public String name() {
    return "asianet";
  }

  @Override
  public String sign() {
    return "a line MEDIA RELEASE and a number at the top";
  }

  @Override
  public boolean recognises(Message message) {
    String start = message.start();
    return NUMBER.matcher(start.substring(0, Math.min(start.length(), HEADING))).find();
  }

  @Override
  public List<Item> items(Message message) {
    return Item.only(message, draft -> read(message.text(), draft));
  }

  private static void read(String text, Draft draft) {
    Matcher number = NUMBER.matcher(text.substring(0, Math.min(text.length(), HEADING)));
    boolean numbered = number.find();
    if (numbered) {
      String release = number.group(1);
      draft.from("MEDIA RELEASE line").identify(release, "asianet:" + release);
      draft.story().setAltIds(List.of(new AltId("release", release)));
      draft.story().setProvider("AsiaNet");
    }
    source(text, draft);
    PressCopy copy = PressCopy.read(numbered ? text.substring(number.end()) : text);
    copy.set(draft);
    time(copy, draft);
  }

  private static void source(String text, Draft draft) {
    Optional<String> source =
        text.lines()
            .limit(5)
            .map(SOURCE::matcher)
            .filter(Matcher::matches)
            .map(m -> m.group(1).strip())
            .findFirst();
    source.ifPresent(s -> draft.from("Source line").story().setCreditline(s).setCopyrightHolder(s));
  }

  /** The day in its dateline is the only date that a release has. */
  private static void time(PressCopy copy, Draft draft) {
    LocalDate near = draft.context().day();
    copy.dateline().flatMap(d -> d.date(near)).ifPresent(day -> onDay(day, draft));
  }

  private static void onDay(LocalDate day, Draft draft) {
    ZoneId zone = draft.context().zone();
    draft.from("day in the dateline");
    draft.versionCreated(day.atStartOfDay(zone).toInstant(), TimeSource.assumed_zone);
  }
}
