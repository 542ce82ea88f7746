package io.wiredesk.ingest.format.syndication;

import io.wiredesk.ingest.format.xml.XmlNode;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The vocabularies that web feeds mix. An element's local name alone says little: {@code title} may
 * be the item's, its picture's or its podcast's. Told by the namespace that is declared for the
 * prefix, else by the prefix that everybody uses.
 */
enum SyndicationVocabulary {
  /** The feed format's own elements. */
  CORE,
  ATOM,
  CONTENT,
  DUBLIN_CORE,
  MEDIA,
  PRISM,
  XHTML,
  WENN,
  OTHER;

  private static final Map<String, SyndicationVocabulary> BY_URI =
      Map.ofEntries(
          Map.entry("http://www.w3.org/2005/atom", ATOM),
          Map.entry("http://purl.org/atom/ns", ATOM),
          Map.entry("http://purl.org/rss/1.0/modules/content", CONTENT),
          Map.entry("http://purl.org/rss/1.0/modules/", OTHER),
          Map.entry("http://purl.org/rss/1.0", CORE),
          Map.entry("http://my.netscape.com/rdf/simple/0.9", CORE),
          Map.entry("http://channel.netscape.com/rdf/simple/0.9", CORE),
          Map.entry("http://purl.org/dc/", DUBLIN_CORE),
          Map.entry("http://search.yahoo.com/mrss", MEDIA),
          Map.entry("http://prismstandard.org", PRISM),
          Map.entry("http://www.w3.org/1999/xhtml", XHTML),
          Map.entry("http://feed.wenn.com/xmlns", WENN));

  private static final Map<String, SyndicationVocabulary> BY_PREFIX =
      Map.of(
          "", CORE,
          "rss", CORE,
          "atom", ATOM,
          "a10", ATOM,
          "content", CONTENT,
          "dc", DUBLIN_CORE,
          "dcterms", DUBLIN_CORE,
          "media", MEDIA,
          "prism", PRISM,
          "xhtml", XHTML);

  /** Prefix to vocabulary, from the declarations on an item and what stands around it. */
  static Map<String, SyndicationVocabulary> declared(XmlNode envelope, XmlNode item) {
    Map<String, SyndicationVocabulary> declared = new HashMap<>(BY_PREFIX);
    Stream<XmlNode> around =
        envelope.children().stream()
            .flatMap(r -> Stream.concat(Stream.of(r), r.children().stream()));
    Stream.concat(around, Stream.of(item))
        .forEach(n -> n.prefixes().forEach((p, uri) -> declared.put(p, ofUri(uri))));
    return declared;
  }

  /** An element's own; one without a prefix is the feed's, unless it says itself what it is. */
  static SyndicationVocabulary of(XmlNode node, Map<String, SyndicationVocabulary> declared) {
    String own = node.attribute("xmlns");
    if (node.prefix().isEmpty() && own != null) {
      SyndicationVocabulary vocabulary = ofUri(own);
      return vocabulary == OTHER ? CORE : vocabulary;
    }
    String prefixed = node.prefixes().get(node.prefix());
    return prefixed != null ? ofUri(prefixed) : declared.getOrDefault(node.prefix(), OTHER);
  }

  private static SyndicationVocabulary ofUri(String uri) {
    String lower = uri.toLowerCase(Locale.ROOT);
    return BY_URI.entrySet().stream()
        .filter(e -> lower.startsWith(e.getKey()))
        .max(Comparator.comparingInt(e -> e.getKey().length()))
        .map(Map.Entry::getValue)
        .orElse(OTHER);
  }
}
