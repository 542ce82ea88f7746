package io.wiredesk.ingest.format.xml;

import io.wiredesk.ingest.format.text.Texts;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An XML element with what is in it, by local names: feeds bind the NewsML-G2 namespace to the
 * default, to any prefix, or not at all. {@link XmlReader} bounds its depth, so recursion is safe.
 */
public final class XmlNode {
  private final String prefix;
  private final String name;
  private final Map<String, String> attributes = new LinkedHashMap<>();
  private final List<XmlNode> children = new ArrayList<>();
  private final List<Object> content = new ArrayList<>();

  /** Told the path of what is read and its text; null unless somebody asked. */
  private @Nullable BiConsumer<String, @Nullable String> reads;

  private String path = "";

  public XmlNode(String name) {
    this("", name);
  }

  /**
   * @param prefix as written, empty where there is none
   * @param name the local part
   */
  XmlNode(String prefix, String name) {
    this.prefix = prefix;
    this.name = name;
  }

  public String prefix() {
    return prefix;
  }

  public String name() {
    return name;
  }

  /** From now on tells which element or attribute of it, by its path, a value is read from. */
  void tellReads(BiConsumer<String, @Nullable String> reads) {
    tellReads("", reads);
  }

  private void tellReads(String parent, BiConsumer<String, @Nullable String> reads) {
    this.reads = reads;
    path = parent + name;
    children.forEach(c -> c.tellReads(path + "/", reads));
  }

  private void read(String part, @Nullable String text) {
    if (reads != null) {
      reads.accept(path + part, text);
    }
  }

  void put(String attribute, String value) {
    attributes.putIfAbsent(attribute, value);
  }

  void add(XmlNode child) {
    children.add(child);
    content.add(child);
  }

  void add(String text) {
    content.add(text);
  }

  public List<XmlNode> children() {
    return children;
  }

  /** The attribute's value, or null where it is absent or blank. {@code xml:lang} is 'lang'. */
  @Nullable
  public String attribute(String key) {
    String value = Texts.blankToNull(attributes.get(key));
    if (value != null) {
      read("@" + key, value);
    }
    return value;
  }

  /** The prefixes that this element declares, to their namespaces. */
  public Map<String, String> prefixes() {
    Map<String, String> declared = new LinkedHashMap<>();
    attributes.forEach(
        (name, uri) -> {
          if (name.startsWith("xmlns:")) {
            declared.put(name.substring("xmlns:".length()), uri);
          }
        });
    return declared;
  }

  /** The first attribute of those that has a value. */
  @Nullable
  public String attribute(String key, String... others) {
    return Stream.concat(Stream.of(key), Stream.of(others))
        .map(this::attribute)
        .filter(v -> v != null)
        .findFirst()
        .orElse(null);
  }

  public Stream<XmlNode> all(String child) {
    return children.stream().filter(c -> c.name.equals(child));
  }

  /** The first child along the path. */
  public Optional<XmlNode> first(String... path) {
    Stream<XmlNode> nodes = Stream.of(this);
    for (String step : path) {
      nodes = nodes.flatMap(n -> n.all(step));
    }
    return nodes.findFirst();
  }

  /** The first element of that name at any depth, in document order. */
  public Optional<XmlNode> find(String descendant) {
    return descendants().filter(n -> n.name.equals(descendant)).findFirst();
  }

  public Stream<XmlNode> descendants() {
    return children.stream().flatMap(c -> Stream.concat(Stream.of(c), c.descendants()));
  }

  /** All text in the element, its descendants' included, verbatim. */
  public String text() {
    StringBuilder text = new StringBuilder();
    appendText(text);
    read("", Texts.line(text.toString()));
    return text.toString();
  }

  /** The pieces of text in the element and its descendants, in document order. */
  public Stream<String> parts() {
    return content.stream()
        .flatMap(p -> p instanceof XmlNode child ? child.parts() : Stream.of(String.valueOf(p)));
  }

  /** All text on one line; null where there is none. */
  @Nullable
  public String line() {
    return Texts.lineOrNull(text());
  }

  private void appendText(StringBuilder to) {
    for (Object part : content) {
      if (part instanceof XmlNode child) {
        child.appendText(to);
      } else {
        to.append(part);
      }
    }
  }

  /** What is in the element as HTML: local names, NITF's own elements by their HTML ones. */
  public String html() {
    read("", null);
    StringBuilder html = new StringBuilder();
    appendContent(html);
    return html.toString();
  }

  private void appendContent(StringBuilder to) {
    for (Object part : content) {
      if (part instanceof XmlNode child) {
        child.appendElement(to);
      } else {
        to.append(escaped(String.valueOf(part)));
      }
    }
  }

  private void appendElement(StringBuilder to) {
    String tag = htmlName();
    to.append('<').append(tag);
    String href = Texts.blankToNull(attributes.get("href"));
    if (href != null) {
      to.append(" href=\"").append(escaped(href).replace("\"", "&quot;")).append('"');
    }
    to.append('>');
    if (!tag.equals("br") && !tag.equals("hr")) {
      appendContent(to);
      to.append("</").append(tag).append('>');
    }
  }

  private String htmlName() {
    return switch (name) {
      case "hl2" -> "h2";
      case "bq" -> "blockquote";
      case "nitf-table", "nitf-table-metadata" -> "div";
      default -> name;
    };
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
