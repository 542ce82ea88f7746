package io.wiredesk.ingest.format.syndication;

import static io.wiredesk.ingest.format.syndication.SyndicationVocabulary.CORE;

import io.wiredesk.ingest.format.text.Texts;
import io.wiredesk.ingest.format.xml.XmlNode;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** An item of a web feed and the channel it is in, its elements told by their vocabulary. */
final class SyndicatedEntry {
  private final XmlNode item;
  private final XmlNode channel;
  private final XmlNode root;
  private final Map<String, SyndicationVocabulary> declared;

  /** The namespace that the feed's own elements are in, where they are in one. */
  private final SyndicationVocabulary own;

  /**
   * @param channel local name of the element that speaks for the feed as a whole
   */
  SyndicatedEntry(XmlNode item, XmlNode envelope, String channel) {
    this.item = item;
    this.root = envelope.children().isEmpty() ? envelope : envelope.children().get(0);
    this.channel = envelope.find(channel).orElseGet(() -> new XmlNode(channel));
    this.own = channel.equals("feed") ? SyndicationVocabulary.ATOM : CORE;
    this.declared = SyndicationVocabulary.declared(envelope, item);
  }

  /** The first that says something. */
  static @Nullable String either(@Nullable String... candidates) {
    return Stream.of(candidates)
        .map(Texts::blankToNull)
        .filter(c -> c != null)
        .findFirst()
        .orElse(null);
  }

  XmlNode node() {
    return item;
  }

  /** RFC 4287, section 4.2.7.2: the link without a rel is the entry's page. */
  @Nullable String page(SyndicationVocabulary vocabulary) {
    return all(vocabulary, "link")
        .filter(l -> l.attribute("rel") == null || "alternate".equals(l.attribute("rel")))
        .map(l -> absolute(l, l.attribute("href")))
        .filter(h -> h != null)
        .findFirst()
        .orElse(null);
  }

  /**
   * The address that relative ones in an element start from (XML Base); empty where none is said.
   */
  String base(XmlNode element) {
    return Stream.of(root, channel, item, element)
        .distinct()
        .map(n -> n.attribute("base"))
        .flatMap(Stream::ofNullable)
        .reduce("", SyndicatedEntry::resolved);
  }

  /** An address in that element as an absolute one, as far as a base is said. */
  @Nullable String absolute(XmlNode element, @Nullable String address) {
    return address == null ? null : resolved(base(element), address);
  }

  private static String resolved(String base, String address) {
    try {
      return base.isEmpty() ? address : URI.create(base).resolve(address.strip()).toString();
    } catch (IllegalArgumentException e) {
      return address; // no address at all: kept as it came
    }
  }

  /** The name of the first author, as Atom has it, that has one. */
  @Nullable String author(SyndicationVocabulary vocabulary) {
    return all(vocabulary, "author")
        .map(a -> a.first("name").map(XmlNode::line).orElse(null))
        .filter(n -> n != null)
        .findFirst()
        .orElse(null);
  }

  /** The item's elements of that name; feeds write {@code pubdate} for {@code pubDate}, too. */
  Stream<XmlNode> all(SyndicationVocabulary vocabulary, String name) {
    return in(item, vocabulary, name);
  }

  Optional<XmlNode> first(SyndicationVocabulary vocabulary, String name) {
    return all(vocabulary, name).findFirst();
  }

  /** The text of the first element of that name that has any. */
  @Nullable String line(SyndicationVocabulary vocabulary, String name) {
    return all(vocabulary, name).map(XmlNode::line).filter(l -> l != null).findFirst().orElse(null);
  }

  /** The first of the feed format's own elements of these names that has text. */
  @Nullable String line(String... names) {
    return Stream.of(names).map(n -> line(CORE, n)).filter(l -> l != null).findFirst().orElse(null);
  }

  /** The same of the feed as a whole. */
  @Nullable String channelLine(SyndicationVocabulary vocabulary, String name) {
    return in(channel, vocabulary, name)
        .map(XmlNode::line)
        .filter(l -> l != null)
        .findFirst()
        .orElse(null);
  }

  @Nullable String channelAttribute(String name) {
    return channel.attribute(name);
  }

  /** Every element of a vocabulary at any depth, as media nest in groups. */
  Stream<XmlNode> anywhere(SyndicationVocabulary vocabulary, String name) {
    return item.descendants().filter(n -> n.name().equals(name) && isIn(n, vocabulary));
  }

  private Stream<XmlNode> in(XmlNode parent, SyndicationVocabulary vocabulary, String name) {
    return parent.children().stream()
        .filter(n -> n.name().equalsIgnoreCase(name))
        .filter(n -> isIn(n, vocabulary));
  }

  private boolean isIn(XmlNode node, SyndicationVocabulary vocabulary) {
    SyndicationVocabulary found = SyndicationVocabulary.of(node, declared);
    return vocabulary == (found == own ? CORE : found);
  }
}
