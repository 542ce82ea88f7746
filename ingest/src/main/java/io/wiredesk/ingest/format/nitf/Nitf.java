package io.wiredesk.ingest.format.nitf;

import io.wiredesk.ingest.format.story.Draft;
import io.wiredesk.ingest.format.text.Markup;
import io.wiredesk.ingest.format.text.TextPattern;
import io.wiredesk.ingest.format.text.Texts;
import io.wiredesk.ingest.format.xml.XmlFormat;
import io.wiredesk.ingest.format.xml.XmlFormat.Strictness;
import io.wiredesk.ingest.format.xml.XmlNode;
import io.wiredesk.schemas.EdNote;
import io.wiredesk.schemas.WireStory;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * IPTC NITF 2.5 to 3.6: one document a message; several in a wrapper of somebody's own, too.
 * docs/FORMATS.md has the table.
 */
public final class Nitf {
  public static final XmlFormat FORMAT =
      new XmlFormat(
          "nitf",
          "the root element nitf",
          Set.of("nitf"),
          Set.of("nitf"),
          Strictness.STRICT,
          (item, envelope, draft) -> new Nitf(item, draft).read());

  /** A running number behind a key. */
  private static final TextPattern NUMBER = TextPattern.of("[-_:./]\\d{1,9}$");

  private static final XmlNode NOTHING = new XmlNode("nothing");

  private final XmlNode nitf;
  private final XmlNode docdata;
  private final NitfMeta meta;
  private final Draft draft;
  private final WireStory.Builder story;

  private Nitf(XmlNode nitf, Draft draft) {
    this.nitf = nitf;
    this.docdata = nitf.first("head", "docdata").orElse(NOTHING);
    this.meta = new NitfMeta(nitf.first("head").orElse(NOTHING));
    this.draft = draft;
    this.story = draft.story();
  }

  private void read() {
    identity();
    NitfStatus.read(docdata, draft);
    replaced();
    notes();
    meta.read(draft);
    new NitfSubjects(nitf).read(draft);
    rights();
    draft.language(language());
    NitfText.lines(nitf, draft);
    draft.content(NitfText.body(nitf));
  }

  /**
   * The doc-id identifies. Where it is the du-key with a running number behind it, it changes with
   * every version and the key is what stays.
   */
  private void identity() {
    String id = value("doc-id", "id-string");
    draft.identify(id, id != null && isNumbered() ? withoutNumber(id) : id);
    draft.version(value("du-key", "version"));
    story.setProvider(provider());
  }

  private boolean isNumbered() {
    String id = value("doc-id", "id-string");
    String key = value("du-key", "key");
    return id != null && key != null && !id.equals(key) && withoutNumber(id).equals(key);
  }

  private static String withoutNumber(String id) {
    return NUMBER.matcher(id).replaceFirst("");
  }

  /**
   * Which document this one puts an end to or replaces (NITF 3.x, docdata). An idref-status that
   * leaves it usable says nothing against it.
   */
  private void replaced() {
    String id = docdata.attribute("management-doc-idref");
    if (id != null && !"usable".equalsIgnoreCase(docdata.attribute("management-idref-status"))) {
      story.setReplaces(List.of(isNumbered() ? withoutNumber(id) : id));
    }
  }

  private @Nullable String provider() {
    return nitf.first("body", "body.head", "distributor")
        .map(XmlNode::line)
        .or(() -> Optional.ofNullable(value("doc-id", "regsrc")))
        .or(() -> docdata.first("del-list", "from-src").map(s -> s.attribute("src-name")))
        .or(() -> Optional.ofNullable(value("doc.copyright", "holder")))
        .orElse(null);
  }

  private void notes() {
    List<EdNote> notes = new ArrayList<>();
    docdata.all("ed-msg").forEach(m -> add(notes, m.attribute("msg-type"), message(m)));
    head("note").forEach(n -> add(notes, n.attribute("noteclass"), Markup.read(n.html()).body()));
    nitf.first("head").stream()
        .flatMap(h -> h.all("revision-history"))
        .forEach(r -> add(notes, "revision-history", r.attribute("comment")));
    story.setEdNotes(notes);
  }

  private static @Nullable String message(XmlNode edMsg) {
    String info = Texts.lineOrNull(edMsg.attribute("info"));
    return info == null ? edMsg.line() : info;
  }

  private Stream<XmlNode> head(String child) {
    return nitf.first("body", "body.head").stream().flatMap(h -> h.all(child));
  }

  private static void add(List<EdNote> notes, @Nullable String role, @Nullable String text) {
    if (text != null && !text.isBlank()) {
      notes.add(EdNote.newBuilder().setRole(role).setText(text).build());
    }
  }

  private void rights() {
    story.setCopyrightHolder(value("doc.copyright", "holder"));
    story.setUsageTerms(value("doc.rights", "limitations"));
  }

  /** NITF 3.x baselang; a lang element within the body is ANSA's way to say it. */
  private @Nullable String language() {
    String declared = nitf.attribute("baselang", "lang");
    return declared != null
        ? declared
        : nitf.first("body", "body.content", "lang").map(l -> l.attribute("lang")).orElse(null);
  }

  private @Nullable String value(String child, String attribute) {
    return docdata
        .all(child)
        .map(c -> c.attribute(attribute))
        .filter(v -> v != null)
        .findFirst()
        .orElse(null);
  }
}
