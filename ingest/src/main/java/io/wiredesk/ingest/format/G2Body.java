package io.wiredesk.ingest.format;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The text of a NewsML-G2 item: the first of its inlineXML and inlineData that has any. XHTML and
 * NITF are told by their elements, as their namespaces come in many spellings.
 */
final class G2Body {
  private G2Body() {}

  static void read(XmlNode item, Draft draft) {
    List<XmlNode> contents =
        item.first("contentSet").stream()
            .flatMap(set -> Stream.concat(set.all("inlineXML"), set.all("inlineData")))
            .toList();
    contents.stream()
        .map(c -> content(c, draft))
        .filter(c -> !c.isEmpty())
        .findFirst()
        .ifPresent(draft::content);
  }

  private static Content content(XmlNode inline, Draft draft) {
    if (inline.name().equals("inlineData")) {
      return data(inline.text());
    }
    Optional<XmlNode> nitf = inline.first("nitf");
    nitf.ifPresent(n -> nitfHead(n, draft));
    XmlNode body =
        nitf.flatMap(n -> n.find("body.content")).or(() -> inline.find("body")).orElse(inline);
    return Markup.read(body.html());
  }

  private static Content data(String text) {
    return Markup.isIn(text) ? Markup.read(text) : Content.ofPlainText(text);
  }

  /** What the NITF body's head says holds where the item's own metadata is silent. */
  private static void nitfHead(XmlNode nitf, Draft draft) {
    Optional<XmlNode> head = nitf.first("body", "body.head");
    if (head.isEmpty()) {
      return;
    }
    var story = draft.story();
    if (story.getHeadline() == null) {
      story.setHeadline(line(head.get(), "hedline", "hl1"));
    }
    if (story.getSubheadline() == null) {
      story.setSubheadline(line(head.get(), "hedline", "hl2"));
    }
    if (story.getByline() == null) {
      story.setByline(Bylines.clean(head.get().first("byline").map(G2Body::spaced).orElse(null)));
    }
    String dateline = line(head.get(), "dateline");
    if (story.getDateline() == null && dateline != null) {
      story.setDateline(Datelines.read(dateline));
    }
  }

  /** A byline's parts stand side by side without a space between them. */
  private static String spaced(XmlNode byline) {
    return byline.children().isEmpty()
        ? byline.text()
        : Markup.line(byline.html().replace("<", " <"));
  }

  private static @Nullable String line(XmlNode in, String... path) {
    return in.first(path).map(XmlNode::line).orElse(null);
  }
}
