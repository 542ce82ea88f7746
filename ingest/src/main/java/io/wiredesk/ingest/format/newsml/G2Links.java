package io.wiredesk.ingest.format.newsml;

import io.wiredesk.ingest.format.story.Draft;
import io.wiredesk.ingest.format.text.Texts;
import io.wiredesk.ingest.format.xml.XmlNode;
import io.wiredesk.schemas.Association;
import io.wiredesk.schemas.Rendition;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** What a NewsML-G2 item points at: links, the members of a package, content by reference. */
final class G2Links {
  private final XmlNode item;
  private final G2Concepts concepts;
  private final List<Association> associations = new ArrayList<>();
  private final List<String> replaces = new ArrayList<>();
  private final List<String> derivedFrom = new ArrayList<>();

  G2Links(XmlNode item, G2Concepts concepts) {
    this.item = item;
    this.concepts = concepts;
  }

  void read(Draft draft) {
    item.first("itemMeta").stream()
        .flatMap(meta -> meta.all("link"))
        .forEach(link -> link(link, draft));
    item.first("groupSet").stream().flatMap(XmlNode::descendants).forEach(this::member);
    draft
        .story()
        .setAssociations(associations)
        .setReplaces(replaces)
        .setDerivedFrom(derivedFrom)
        .setRenditions(renditions());
  }

  private void link(XmlNode link, Draft draft) {
    String target = link.attribute("residref", "href");
    if (target == null) {
      return;
    }
    switch (relation(link)) {
      case "evolvedfrom" -> draft.story().setEvolvedFrom(target);
      case "replaces", "previousversion" -> replaces.add(target);
      case "derivedfrom", "translatedfrom", "isderivedfrom" -> derivedFrom.add(target);
      default -> associations.add(association(link));
    }
  }

  private static String relation(XmlNode link) {
    String rel = link.attribute("rel", "reluri");
    return rel == null ? "" : Texts.code(rel).toLowerCase(Locale.ROOT);
  }

  private void member(XmlNode node) {
    if (node.name().equals("itemRef")) {
      associations.add(association(node));
    }
  }

  private Association association(XmlNode node) {
    return new Association(
        node.attribute("rel", "reluri"),
        node.attribute("residref"),
        node.attribute("href"),
        node.first("itemClass")
            .map(c -> c.attribute("qcode", "uri"))
            .map(Texts::code)
            .orElse(node.attribute("contenttype")),
        concepts.inLanguage(Stream.concat(node.all("headline"), node.all("title"))));
  }

  private List<Rendition> renditions() {
    return item.first("contentSet").stream()
        .flatMap(set -> set.all("remoteContent"))
        .filter(r -> r.attribute("href", "residref") != null)
        .map(
            r ->
                new Rendition(
                    r.attribute("rendition", "renditionuri"),
                    r.attribute("href", "residref"),
                    r.attribute("contenttype")))
        .toList();
  }
}
