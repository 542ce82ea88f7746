package io.wiredesk.ingest.format.xml;

import io.wiredesk.ingest.format.text.Texts;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An XML element with what is in it, by local names: feeds bind the NewsML-G2 namespace to the
 * default, to any prefix, or not at all. {@link XmlReader} bounds its depth, so recursion is safe.
 */
public final class XmlNode {
  private static final Set<String> IN_WORD =
      Set.of("a", "b", "em", "font", "i", "small", "span", "strong", "sub", "sup", "u");

  private final String prefix;
  private final String name;

  /** Made when there is something to hold: most elements have no attribute or no child. */
  private Map<String, String> attributes = Map.of();

  private List<XmlNode> children = List.of();
  private List<Object> content = List.of();

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
    if (attributes.isEmpty()) {
      attributes = new LinkedHashMap<>(4);
    }
    attributes.putIfAbsent(attribute, value);
  }

  void add(XmlNode child) {
    if (children.isEmpty()) {
      children = new ArrayList<>(2);
    }
    children.add(child);
    addContent(child);
  }

  void add(String text) {
    addContent(text);
  }

  private void addContent(Object part) {
    if (content.isEmpty()) {
      content = new ArrayList<>(2);
    }
    content.add(part);
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

  /**
   * All text on one line; null where there is none. Elements that stand side by side, as a given
   * name and a family name do, are words of their own.
   */
  @Nullable
  public String line() {
    StringBuilder text = new StringBuilder();
    appendWords(text);
    String line = Texts.lineOrNull(text.toString());
    read("", line);
    return line;
  }

  private void appendWords(StringBuilder to) {
    @Nullable XmlNode before = null;
    for (Object part : content) {
      if (part instanceof XmlNode child) {
        boolean apart = before != null && !(before.isInWord() && child.isInWord());
        to.append(apart || child.name.equals("br") ? " " : "");
        child.appendWords(to);
        before = child;
      } else {
        to.append(part);
        before = null;
      }
    }
  }

  /** Whether it only says how letters look, which may be within a word. */
  private boolean isInWord() {
    return IN_WORD.contains(name);
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
