package io.wiredesk.ingest.format.newsml;

import io.wiredesk.ingest.format.text.Texts;
import io.wiredesk.ingest.format.xml.XmlNode;
import io.wiredesk.schemas.Concept;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** NewsML-G2's flexible properties: a qcode, a URI or a literal, and names in several languages. */
final class G2Concepts {
  private final @Nullable String language;

  /**
   * @param language the item's; its names are taken before others
   */
  G2Concepts(@Nullable String language) {
    this.language = language;
  }

  List<Concept> of(Stream<XmlNode> nodes) {
    return nodes.map(this::concept).flatMap(Optional::stream).distinct().toList();
  }

  /** What to call it: its name, else its literal, else its code, else its text. */
  @Nullable String label(XmlNode node) {
    String name = name(node);
    String code = node.attribute("literal", "qcode", "uri");
    return name != null || code == null ? name : Texts.code(code);
  }

  /** The text in the item's language, else the first. */
  @Nullable String inLanguage(Stream<XmlNode> nodes) {
    List<XmlNode> all = nodes.filter(n -> n.line() != null).toList();
    return all.stream()
        .filter(n -> language != null && language.equals(n.attribute("lang")))
        .findFirst()
        .or(() -> all.stream().findFirst())
        .map(XmlNode::line)
        .orElse(null);
  }

  private Optional<Concept> concept(XmlNode node) {
    String code = node.attribute("qcode", "uri");
    String name = name(node);
    String called = name == null && code == null ? node.attribute("literal") : name;
    return code == null && called == null
        ? Optional.empty()
        : Optional.of(new Concept(code, called));
  }

  /** A keyword has its words as its text; everything else in {@code name} elements. */
  private @Nullable String name(XmlNode node) {
    String name = inLanguage(node.all("name"));
    return name != null || !node.children().isEmpty() ? name : node.line();
  }
}
