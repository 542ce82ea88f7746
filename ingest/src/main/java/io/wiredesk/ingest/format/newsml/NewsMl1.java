package io.wiredesk.ingest.format.newsml;

import io.wiredesk.ingest.format.story.Bylines;
import io.wiredesk.ingest.format.story.Datelines;
import io.wiredesk.ingest.format.story.Draft;
import io.wiredesk.ingest.format.text.Texts;
import io.wiredesk.ingest.format.xml.XmlFormat;
import io.wiredesk.ingest.format.xml.XmlFormat.Strictness;
import io.wiredesk.ingest.format.xml.XmlNode;
import io.wiredesk.schemas.AltId;
import io.wiredesk.schemas.EdNote;
import io.wiredesk.schemas.WireStory;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** IPTC NewsML 1.0 to 1.2: a message of any number of NewsItems; docs/FORMATS.md has the table. */
public final class NewsMl1 {
  public static final XmlFormat FORMAT =
      new XmlFormat(
          "newsml-1",
          "the root element NewsML or NewsItem",
          Set.of("NewsML", "NewsItem"),
          Set.of("NewsItem"),
          Strictness.STRICT,
          (item, envelope, draft) -> new NewsMl1(item, envelope, draft).read());

  private final XmlNode item;
  private final XmlNode envelope;
  private final NewsMl1Content content;
  private final Draft draft;
  private final WireStory.Builder story;

  private NewsMl1(XmlNode item, XmlNode envelope, Draft draft) {
    this.item = item;
    this.envelope = envelope;
    this.content = new NewsMl1Content(item);
    this.draft = draft;
    this.story = draft.story();
  }

  private void read() {
    NewsMl1Identity.read(item, draft);
    NewsMl1Management.read(item, draft);
    lines();
    notes();
    origin();
    new NewsMl1Subjects(item, content.scopes()).read(draft);
    content.read(draft);
  }

  private void lines() {
    story.setHeadline(newsLine("HeadLine"));
    story.setSubheadline(newsLine("SubHeadLine"));
    story.setByline(Bylines.clean(newsLine("ByLine")));
    story.setCreditline(newsLine("CreditLine"));
    story.setCopyrightNotice(newsLine("CopyrightLine"));
    String slug = newsLine("SlugLine");
    story.setSlugline(
        slug == null
            ? item.first("Identification", "NameLabel").map(XmlNode::line).orElse(null)
            : slug);
    Optional.ofNullable(newsLine("DateLine")).ifPresent(d -> story.setDateline(Datelines.read(d)));
  }

  /** The line nearest to the text: that of the component it is in, else of those around it. */
  private @Nullable String newsLine(String name) {
    return nearest(c -> c.first("NewsLines").stream().flatMap(l -> l.all(name)).map(XmlNode::line));
  }

  private <T> @Nullable T nearest(Function<XmlNode, Stream<@Nullable T>> read) {
    for (XmlNode component : content.scopes()) {
      for (T value : (Iterable<T>) read.apply(component).filter(v -> v != null)::iterator) {
        return value;
      }
    }
    return null;
  }

  /** NewsLines of a type of the agency's own, and instructions (NewsML 1.2, sections 5.4, 5.6). */
  private void notes() {
    List<EdNote> notes = new ArrayList<>();
    for (XmlNode component : content.scopes()) {
      component.first("NewsLines").stream()
          .flatMap(l -> l.all("NewsLine"))
          .forEach(
              line ->
                  line.all("NewsLineText")
                      .map(XmlNode::line)
                      .filter(t -> t != null)
                      .map(t -> note(formalName(line, "NewsLineType"), t))
                      .filter(n -> !notes.contains(n))
                      .forEach(notes::add));
    }
    item.all("Comment")
        .filter(c -> c.attribute("FormalName") == null && c.line() != null)
        .forEach(c -> notes.add(note("comment", c.text())));
    story.setEdNotes(notes);
  }

  private static EdNote note(@Nullable String role, String text) {
    return EdNote.newBuilder().setRole(role).setText(Texts.line(text)).build();
  }

  private void origin() {
    story.setProvider(
        Stream.of(party("Provider"), party("Source"), sentFrom())
            .flatMap(Optional::stream)
            .findFirst()
            .orElse(item.find("ProviderId").map(XmlNode::line).orElse(null)));
    String language =
        nearest(
            c ->
                Stream.concat(
                    c.first("DescriptiveMetadata").stream().map(d -> formalName(d, "Language")),
                    Stream.of(c.attribute("lang"))));
    draft.language(language == null ? item.attribute("lang") : language);
    envelope
        .find("TransmissionId")
        .map(XmlNode::line)
        .filter(id -> id.matches("\\d{1,9}"))
        .ifPresent(id -> story.setSequence(Long.valueOf(id)));
    List<AltId> duids = new ArrayList<>();
    content.duid().ifPresent(d -> duids.add(new AltId("Duid", d)));
    item.find("NewsItemId")
        .map(XmlNode::line)
        .ifPresent(i -> duids.add(new AltId("NewsItemId", i)));
    story.setAltIds(duids);
  }

  private Optional<String> party(String role) {
    return Optional.ofNullable(
        nearest(
            c ->
                c.first("AdministrativeMetadata").stream()
                    .flatMap(m -> m.all(role))
                    .map(p -> formalName(p, "Party"))));
  }

  private Optional<String> sentFrom() {
    return envelope.find("SentFrom").map(s -> formalName(s, "Party"));
  }

  private static @Nullable String formalName(XmlNode in, String child) {
    return in.first(child).map(c -> c.attribute("FormalName")).orElse(null);
  }
}
