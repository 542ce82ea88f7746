package io.wiredesk.ingest.format.vendor;

import io.wiredesk.ingest.format.story.Bylines;
import io.wiredesk.ingest.format.story.Datelines;
import io.wiredesk.ingest.format.story.Draft;
import io.wiredesk.ingest.format.text.Content;
import io.wiredesk.ingest.format.text.HtmlOrPlainText;
import io.wiredesk.ingest.format.text.Texts;
import io.wiredesk.ingest.format.xml.XmlNode;
import io.wiredesk.schemas.AltId;
import io.wiredesk.schemas.Change;
import io.wiredesk.schemas.Concept;
import io.wiredesk.schemas.EdNote;
import io.wiredesk.schemas.PubStatus;
import io.wiredesk.schemas.Rendition;
import io.wiredesk.schemas.WireStory;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One story in an agency's own XML. */
final class VendorItem {
  private final VendorDialect dialect;
  private final XmlNode item;
  private final Draft draft;
  private final WireStory.Builder story;

  VendorItem(VendorDialect dialect, XmlNode item, Draft draft) {
    this.dialect = dialect;
    this.item = item;
    this.draft = draft;
    this.story = draft.story();
  }

  void read() {
    String id = line("id");
    draft.from(path("id")).identify(id, id);
    draft.from(path("version")).version(line("version"));
    draft.from(path("urgency")).urgency(line("urgency"));
    times();
    status();
    lines();
    classification();
    draft.from(path("body")).content(body());
  }

  private void times() {
    draft.from(path("versionCreated")).versionCreated(time("versionCreated"));
    draft.from(path("firstCreated"));
    story.setFirstCreated(draft.optionalTime("firstCreated", time("firstCreated")));
    draft.from(path("embargoed")).embargoed(time("embargoed"));
  }

  /** A day of the year 1 is how .NET writes that there is none. */
  private @Nullable String time(String field) {
    String written = line(field);
    return written == null || written.startsWith("0001-01-01") ? null : written;
  }

  private void status() {
    draft.from(path("replaces"));
    Optional.ofNullable(line("replaces")).ifPresent(id -> story.setReplaces(List.of(id)));
    if (isTrue("correction")) {
      draft.from(path("correction"));
      story.setChange(Change.correction);
    } else if (isTrue("update")) {
      draft.from(path("update"));
      story.setChange(Change.update);
    }
    if (isTrue("canceled")) {
      draft.from(path("canceled")).status(PubStatus.canceled, path("canceled"));
    }
  }

  private boolean isTrue(String field) {
    String value = line(field);
    return value != null && (value.equalsIgnoreCase("true") || value.equals("1"));
  }

  private void lines() {
    draft.from(path("headline"));
    story.setHeadline(HtmlOrPlainText.line(line("headline")));
    story.setSubheadline(HtmlOrPlainText.line(line("subheadline")));
    story.setSlugline(line("slugline"));
    story.setByline(Bylines.clean(line("byline")));
    story.setCreditline(line("creditline"));
    story.setCopyrightNotice(line("copyright"));
    draft.language(line("language"));
    Optional.ofNullable(line("place"))
        .ifPresent(p -> story.setDateline(Datelines.of(null, p, null)));
    String provider = line("provider");
    story.setProvider(provider == null ? Texts.blankToNull(dialect.provider()) : provider);
    Optional.ofNullable(HtmlOrPlainText.line(line("note")))
        .ifPresent(
            n ->
                story.setEdNotes(
                    List.of(EdNote.newBuilder().setRole(path("note")).setText(n).build())));
  }

  private void classification() {
    draft.from(path("altId"));
    Optional.ofNullable(line("altId"))
        .filter(id -> !id.equals(story.getGuid()))
        .ifPresent(id -> story.setAltIds(List.of(new AltId(path("altId"), id))));
    draft.from(path("keywords"));
    story.setKeywords(words(line("keywords")));
    story.setGenres(words(line("genre")));
    String link = line("link");
    if (link != null) {
      story.setRenditions(List.of(new Rendition("alternate", link, "text/html")));
    }
    String type = line("type");
    story.setType(type == null ? dialect.type() : type(type));
  }

  private static String type(String written) {
    String type = written.toLowerCase(Locale.ROOT);
    return type.equals("photo") ? "picture" : type;
  }

  private static List<Concept> words(@Nullable String list) {
    return list == null
        ? List.of()
        : Stream.of(list.split("[,;]", -1))
            .map(String::strip)
            .filter(w -> !w.isEmpty())
            .map(w -> new Concept(null, w))
            .distinct()
            .toList();
  }

  /** The first of the alternatives that has text; each is one part or several. */
  private Content body() {
    for (String alternative : dialect.fields().getOrDefault("body", "").split("\\|", -1)) {
      String text =
          Stream.of(alternative.split("\\+", -1))
              .flatMap(p -> nodes(p).map(n -> n.children().isEmpty() ? n.text() : n.html()))
              .collect(Collectors.joining("\n\n"));
      Content content = HtmlOrPlainText.content(text);
      if (!content.isEmpty()) {
        return content;
      }
    }
    return Content.NONE;
  }

  private @Nullable String line(String field) {
    String paths = dialect.fields().get(field);
    if (paths == null) {
      return null;
    }
    return Stream.of(paths.split("\\|", -1))
        .map(this::value)
        .filter(v -> v != null)
        .findFirst()
        .orElse(null);
  }

  private @Nullable String value(String path) {
    if (path.startsWith("@")) {
      return item.attribute(path.substring(1));
    }
    return nodes(path).map(XmlNode::line).filter(l -> l != null).findFirst().orElse(null);
  }

  private Stream<XmlNode> nodes(String path) {
    return item.first(path.split("/", -1)).stream();
  }

  private String path(String field) {
    return dialect.fields().getOrDefault(field, "");
  }
}
