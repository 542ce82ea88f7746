package io.wiredesk.ingest.format.newsml;

import io.wiredesk.ingest.format.nitf.NitfText;
import io.wiredesk.ingest.format.story.Draft;
import io.wiredesk.ingest.format.text.Base64Text;
import io.wiredesk.ingest.format.text.Content;
import io.wiredesk.ingest.format.text.Markup;
import io.wiredesk.ingest.format.xml.XmlNode;
import io.wiredesk.schemas.Rendition;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The text of a NewsItem (NewsML 1.2, sections 5.5 and 5.9). Components nest, and their roles are
 * each agency's own words: some hold a title, a style sheet or a caption. The text is that of the
 * first component that has any and is none of those, with its neighbours where the agency cuts a
 * text into lead and body. Formats of one content are equivalents: the first that can be read.
 */
final class NewsMl1Content {
  private static final Set<String> NOT_THE_TEXT =
      Set.of(
          "title",
          "headline",
          "subheadline",
          "stylesheet",
          "contact",
          "caption",
          "logo",
          "photo",
          "picture",
          "image",
          "video",
          "audio",
          "graphic",
          "thumbnail",
          "abstract",
          "summary");

  private static final Set<String> PIECES = Set.of("lead", "intro", "body", "text", "end");

  private final XmlNode item;
  private final Deque<XmlNode> path = new ArrayDeque<>();
  private List<XmlNode> scopes = List.of();
  private List<XmlNode> pieces = List.of();

  NewsMl1Content(XmlNode item) {
    this.item = item;
    item.all("NewsComponent").forEach(this::search);
    if (scopes.isEmpty()) {
      scopes = item.all("NewsComponent").toList();
    }
  }

  /** The components around the text, the nearest first; the outer ones where there is no text. */
  List<XmlNode> scopes() {
    return scopes;
  }

  /** The text's number within the message, where it has one. */
  Optional<String> duid() {
    return scopes.stream()
        .flatMap(s -> Stream.ofNullable(s.attribute("Duid")))
        .filter(d -> !d.equals("0"))
        .findFirst();
  }

  void read(Draft draft) {
    List<Content> read =
        pieces.stream().map(p -> text(p, draft)).filter(c -> !c.isEmpty()).toList();
    draft.content(read.stream().reduce(NewsMl1Content::joined).orElse(Content.NONE));
    draft.story().setRenditions(renditions());
    draft.story().setType(read.isEmpty() ? mediaType() : "text");
    languages(draft);
  }

  private void search(XmlNode component) {
    if (!pieces.isEmpty()) {
      return;
    }
    path.push(component);
    if (isText(component)) {
      scopes = new ArrayList<>(path);
      pieces = withNeighbours(component);
    }
    component.all("NewsComponent").forEach(this::search);
    path.pop();
  }

  private List<XmlNode> withNeighbours(XmlNode component) {
    XmlNode parent = path.stream().skip(1).findFirst().orElse(item);
    return PIECES.contains(role(component))
        ? parent.all("NewsComponent").filter(c -> PIECES.contains(role(c)) && isText(c)).toList()
        : List.of(component);
  }

  private static boolean isText(XmlNode component) {
    return !NOT_THE_TEXT.contains(role(component))
        && component.all("ContentItem").anyMatch(NewsMl1Content::hasText);
  }

  private static boolean hasText(XmlNode content) {
    String media = formalName(content, "MediaType");
    boolean style = "css".equals(formalName(content, "Format"));
    return !style
        && (media.isEmpty() || media.equals("text"))
        && holders(content).anyMatch(d -> d.line() != null);
  }

  private static Content text(XmlNode component, Draft draft) {
    return component
        .all("ContentItem")
        .filter(NewsMl1Content::hasText)
        .flatMap(NewsMl1Content::holders)
        .map(d -> data(d, draft))
        .filter(c -> !c.isEmpty())
        .findFirst()
        .orElse(Content.NONE);
  }

  /** The text's element, or the Encoding that it stands in (section 5.9.4). */
  private static Stream<XmlNode> holders(XmlNode content) {
    return Stream.concat(
        content.all("DataContent"),
        content.all("Encoding").filter(e -> Base64Text.isNamed(e.attribute("Notation"))));
  }

  private static Content data(XmlNode data, Draft draft) {
    Optional<XmlNode> nitf = data.first("nitf");
    if (nitf.isPresent()) {
      NitfText.lines(nitf.get(), draft);
      return NitfText.body(nitf.get());
    }
    if (!data.children().isEmpty() && data.name().equals("DataContent")) {
      return Markup.read(data.find("body").orElse(data).html());
    }
    String text = data.text();
    if (Base64Text.isFile(text)) {
      draft.warn("A file in " + data.name() + " is no text; left out, the original has it.");
      return Content.NONE;
    }
    String words =
        data.name().equals("Encoding") ? Base64Text.decoded(text, null).orElse("") : text;
    return Markup.isIn(words) ? Markup.read(words) : Content.ofPlainText(words);
  }

  private static Content joined(Content first, Content second) {
    @Nullable String html =
        first.html() == null || second.html() == null ? null : first.html() + second.html();
    return new Content(first.body() + "\n\n" + second.body(), html);
  }

  private List<Rendition> renditions() {
    return contentItems()
        .filter(c -> c.attribute("Href") != null)
        .map(
            c ->
                new Rendition(
                    c.first("Format").map(f -> f.attribute("FormalName")).orElse(null),
                    c.attribute("Href"),
                    c.first("MimeType").map(f -> f.attribute("FormalName")).orElse(null)))
        .toList();
  }

  /** Of the first medium there is; NewsML's own word for a picture is photo. */
  private String mediaType() {
    String media =
        contentItems()
            .map(c -> formalName(c, "MediaType"))
            .filter(m -> !m.isEmpty())
            .findFirst()
            .orElse("text");
    return media.equals("photo") ? "picture" : media;
  }

  private Stream<XmlNode> contentItems() {
    return item.descendants().filter(n -> n.name().equals("ContentItem"));
  }

  /** A story in several languages is read in its first; the others stay in the original. */
  private void languages(Draft draft) {
    List<String> others =
        item.descendants()
            .filter(n -> n.name().equals("NewsComponent") && isText(n))
            .flatMap(n -> Stream.ofNullable(n.attribute("lang")))
            .distinct()
            .toList();
    if (others.size() > 1) {
      draft.warn("Text in " + String.join(", ", others) + "; read in " + others.get(0) + ".");
    }
  }

  private static String role(XmlNode component) {
    return formalName(component, "Role");
  }

  private static String formalName(XmlNode in, String child) {
    return in.first(child)
        .map(c -> c.attribute("FormalName"))
        .map(n -> n.toLowerCase(Locale.ROOT))
        .orElse("");
  }
}
