package io.wiredesk.ingest.format.newsml;

import io.wiredesk.ingest.format.nitf.NitfText;
import io.wiredesk.ingest.format.story.Draft;
import io.wiredesk.ingest.format.text.Base64Text;
import io.wiredesk.ingest.format.text.Content;
import io.wiredesk.ingest.format.text.Markup;
import io.wiredesk.ingest.format.text.MediaTypes;
import io.wiredesk.ingest.format.xml.XmlNode;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The text of a NewsML-G2 item: the first of its inlineXML and inlineData that has any. XHTML and
 * NITF are told by their elements, as their namespaces come in many spellings.
 */
final class G2Body {
  private G2Body() {}

  /** Whether there is any. */
  static boolean read(XmlNode item, Draft draft) {
    List<XmlNode> contents =
        item.first("contentSet").stream()
            .flatMap(set -> Stream.concat(set.all("inlineXML"), set.all("inlineData")))
            .toList();
    Optional<Content> text =
        contents.stream().map(c -> content(c, draft)).filter(c -> !c.isEmpty()).findFirst();
    text.ifPresent(draft::content);
    return text.isPresent();
  }

  private static Content content(XmlNode inline, Draft draft) {
    if (inline.name().equals("inlineData")) {
      return data(inline, draft);
    }
    Optional<XmlNode> nitf = inline.first("nitf");
    if (nitf.isPresent()) {
      NitfText.lines(nitf.get(), draft);
      return NitfText.body(nitf.get());
    }
    return Markup.read(inline.find("body").orElse(inline).html());
  }

  /** A file that stands in the item as Base64 is no text; text that does, is. */
  private static Content data(XmlNode inline, Draft draft) {
    String type = inline.attribute("contenttype");
    String text = inline.text();
    boolean file = type != null && MediaTypes.isFile(type);
    boolean encoded = Base64Text.isNamed(inline.attribute("encoding"));
    Optional<String> words =
        file || Base64Text.isFile(text)
            ? Optional.empty()
            : encoded ? Base64Text.decoded(text, type) : Optional.of(text);
    if (words.isEmpty()) {
      String which = type == null ? "" : " of type " + type;
      draft.warn("inlineData" + which + " is no text; left out, the original has it.");
    }
    return words
        .map(w -> Markup.isIn(w) ? Markup.read(w) : Content.ofPlainText(w))
        .orElse(Content.NONE);
  }
}
