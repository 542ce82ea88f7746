package io.wiredesk.ingest.format.xml;

import io.wiredesk.ingest.format.message.RejectCode;
import io.wiredesk.ingest.format.message.Unreadable;
import io.wiredesk.ingest.format.text.Span;
import io.wiredesk.ingest.format.text.Texts;
import io.wiredesk.ingest.format.text.TooMuch;
import io.wiredesk.ingest.format.xml.XmlItems.Found;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.parser.Parser;

/**
 * Web feeds come with bare ampersands, HTML's tags and unclosed elements, and every reader puts up
 * with them. An item that is not well-formed is read a second time by rules that forgive; the story
 * says so. One that ends in the middle stays broken: half a story is none.
 */
final class LenientXml {
  private static final String MENDED = "Not well-formed XML; read as well as it goes.";

  private final String text;
  private final Set<String> names;

  /** So many have been read a second time; what is broken beyond the limit stays so. */
  private long tags;

  LenientXml(String text, Set<String> names) {
    this.text = text;
    this.names = names;
  }

  /** Broken items mended where they can be; broken pieces that hold no item left out. */
  List<Found> mended(List<Found> found) {
    List<Found> mended = new ArrayList<>();
    boolean header = false;
    for (Found item : found) {
      boolean broken = item.broken() != null && item.broken().code() == RejectCode.NOT_WELL_FORMED;
      if (!broken || isTooMuch(item.span())) {
        mended.add(item);
        continue;
      }
      Optional<XmlNode> element = element(item.span());
      element.ifPresent(e -> mended.add(new Found(item.span(), e, null, List.of(MENDED))));
      header |= element.isEmpty();
    }
    return header && mended.isEmpty() ? found : mended;
  }

  private boolean isTooMuch(Span span) {
    tags += text.substring(span.from(), span.to()).chars().filter(c -> c == '<').count();
    return tags > TooMuch.MOST_NODES;
  }

  private Optional<XmlNode> element(Span span) {
    String part = Texts.withoutControls(text.substring(span.from(), span.to()));
    Document document = Jsoup.parse(part, Parser.xmlParser());
    return document.getAllElements().stream()
        .filter(e -> names.contains(local(e.tagName())))
        .findFirst()
        .map(e -> node(e, 0));
  }

  private static XmlNode node(Element element, int depth) {
    if (depth > XmlReader.DEEPEST) {
      throw new Unreadable(
          RejectCode.LIMIT, "Nested deeper than the limit of " + XmlReader.DEEPEST + ".");
    }
    String tag = element.tagName();
    int colon = tag.indexOf(':');
    XmlNode node = new XmlNode(colon < 0 ? "" : tag.substring(0, colon), local(tag));
    for (Attribute attribute : element.attributes()) {
      String key = attribute.getKey();
      node.put(key.startsWith("xmlns:") ? key : local(key), attribute.getValue());
    }
    for (Node child : element.childNodes()) {
      if (child instanceof Element nested) {
        node.add(node(nested, depth + 1));
      } else if (child instanceof TextNode words) {
        node.add(words.getWholeText());
      }
    }
    return node;
  }

  private static String local(String name) {
    return name.substring(name.indexOf(':') + 1);
  }
}
