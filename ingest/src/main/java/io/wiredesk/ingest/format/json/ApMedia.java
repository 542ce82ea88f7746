package io.wiredesk.ingest.format.json;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.wiredesk.ingest.format.change.ChangeMarker;
import io.wiredesk.ingest.format.story.Datelines;
import io.wiredesk.ingest.format.story.Draft;
import io.wiredesk.ingest.format.story.StoryIds;
import io.wiredesk.ingest.format.story.Urgency;
import io.wiredesk.ingest.format.story.WireFormat;
import io.wiredesk.ingest.format.text.Markup;
import io.wiredesk.ingest.format.text.TextPattern;
import io.wiredesk.ingest.format.text.Texts;
import io.wiredesk.schemas.AltId;
import io.wiredesk.schemas.WireStory;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * AP Media API JSON, version 1.1: an item, a feed of items, or either as the API answers it. It is
 * ninjs 1.x in the main, with an identity of its own, since AP's {@code uri} is another in every
 * version.
 */
public final class ApMedia {
  private static final TextPattern SIGN =
      TextPattern.of("\"itemid\"\\s{0,9}:\\s{0,9}\"[0-9a-f]{32}\"");

  public static final WireFormat FORMAT =
      new JsonFormat(
          "ap-media",
          "JSON with an altids.itemid of 32 hexadecimal digits",
          SIGN.asPredicate(),
          ApMedia::read);

  private final NinjsObject item;
  private final NinjsObject outer;
  private final Draft draft;
  private final WireStory.Builder story;

  private ApMedia(NinjsObject outer, NinjsObject item, Draft draft) {
    this.outer = outer;
    this.item = item;
    this.draft = draft;
    this.story = draft.story();
  }

  /** The item, or what AP wraps it in: {@code data.item} in an answer, {@code item} in a feed. */
  private static void read(ObjectNode object, Draft draft) {
    NinjsObject outer = new NinjsObject(object, draft::read);
    NinjsObject within = outer.has("data") ? outer.object("data") : outer;
    NinjsObject item = within.has("item") ? within.object("item") : within;
    Ninjs.read(item, draft);
    new ApMedia(outer, item, draft).read();
  }

  private void read() {
    identity();
    priority();
    Stream.of("editorialtypes", "editorialtype")
        .flatMap(item::list)
        .map(t -> t.text("value", "name"))
        .flatMap(Stream::ofNullable)
        .map(ChangeMarker::ofWords)
        .forEach(marker -> marker.ifPresent(m -> draft.marker("editorialtypes", m)));
    story.setSubheadline(Texts.lineOrNull(item.text("headline_extended")));
    if (story.getCreditline() == null) {
      story.setCreditline(Texts.lineOrNull(item.text("description_creditline")));
    }
    String terms =
        item.list("usageterms")
            .map(t -> t.text("value"))
            .flatMap(Stream::ofNullable)
            .collect(Collectors.joining(" "));
    story.setUsageTerms(Texts.lineOrNull(terms));
    dateline();
    body();
  }

  private void identity() {
    String uri = item.text("uri");
    String id = item.object("altids").text("itemid");
    draft.identify(id == null ? uri : id, id == null ? stable(uri) : "ap:" + id);
    story.setAltIds(
        Stream.concat(
                item.list("altids")
                    .filter(a -> a.text("value") != null)
                    .map(a -> new AltId(a.text(NinjsObject.KEY), a.text("value"))),
                Stream.ofNullable(uri).map(u -> new AltId("uri", u)))
            .toList());
  }

  private static @Nullable String stable(@Nullable String uri) {
    return uri == null ? null : StoryIds.withoutVersion(uri);
  }

  /** AP's own letter, which its text wire has too, where it gives no number. */
  private void priority() {
    if (story.getUrgency() == null) {
      String letter = item.text("editorialpriority");
      Urgency.ofLetter(letter).ifPresent(u -> story.setUrgencyRaw(letter).setUrgency(u));
    }
  }

  private void dateline() {
    String located = Texts.lineOrNull(item.text("located"));
    if (located != null) {
      String place = located.split(",", 2)[0].strip();
      story.setDateline(Datelines.of(located, place, null));
      return;
    }
    String city = Texts.lineOrNull(item.object("datelinelocation").text("city"));
    if (city != null) {
      story.setDateline(Datelines.of(null, city, null));
    }
  }

  /** The API sends the text apart, as NITF; those who fetch it put it beside the item. */
  private void body() {
    if (story.getBody().isEmpty()) {
      String nitf = item.text("body_nitf");
      String html = nitf == null ? outer.object("nitf").text("body_html") : nitf;
      if (html != null) {
        draft.content(Markup.read(html));
      }
    }
    story.setType(story.getType().toLowerCase(Locale.ROOT));
  }
}
