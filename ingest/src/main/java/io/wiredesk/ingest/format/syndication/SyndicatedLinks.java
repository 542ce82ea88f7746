package io.wiredesk.ingest.format.syndication;

import static io.wiredesk.ingest.format.syndication.SyndicationVocabulary.CORE;
import static io.wiredesk.ingest.format.syndication.SyndicationVocabulary.MEDIA;

import io.wiredesk.ingest.format.xml.XmlNode;
import io.wiredesk.schemas.Rendition;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What an item of a web feed points at: its page, its enclosures, its media (Media RSS 1.5). */
final class SyndicatedLinks {
  private SyndicatedLinks() {}

  static List<Rendition> read(SyndicatedEntry entry, @Nullable String page) {
    List<Rendition> links = new ArrayList<>();
    if (page != null) {
      links.add(new Rendition("alternate", page, "text/html"));
    }
    entry
        .all(CORE, "link")
        .filter(l -> "enclosure".equals(l.attribute("rel")))
        .forEach(
            l ->
                add(
                    links,
                    "enclosure",
                    entry.absolute(l, l.attribute("href")),
                    l.attribute("type")));
    entry
        .all(CORE, "content")
        .forEach(
            c -> add(links, "content", entry.absolute(c, c.attribute("src")), c.attribute("type")));
    entry
        .all(CORE, "enclosure")
        .forEach(
            e ->
                add(
                    links,
                    "enclosure",
                    entry.absolute(e, e.attribute("url")),
                    e.attribute("type")));
    Stream.concat(entry.anywhere(MEDIA, "content"), entry.anywhere(MEDIA, "thumbnail"))
        .forEach(
            m -> add(links, media(m), entry.absolute(m, m.attribute("url")), m.attribute("type")));
    return links.stream().distinct().toList();
  }

  private static String media(XmlNode node) {
    String medium = node.attribute("medium");
    return medium == null ? node.name() : medium;
  }

  private static void add(
      List<Rendition> to, String role, @Nullable String href, @Nullable String type) {
    if (href != null) {
      to.add(new Rendition(role, href, type));
    }
  }
}
