package io.wiredesk.ingest.format.text;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.parser.Parser;
import org.jsoup.parser.StreamParser;
import org.jsoup.safety.Cleaner;
import org.jsoup.safety.Safelist;
import org.jsoup.select.NodeTraversor;
import org.jsoup.select.NodeVisitor;
import org.jspecify.annotations.Nullable;

/**
 * Markup from the wire: sanitised for {@code bodyHtml}, and as clean paragraphs for {@code body}.
 */
public final class Markup {
  private static final Safelist ALLOWED =
      new Safelist()
          .addTags("p", "br", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "blockquote")
          .addTags("pre", "em", "strong", "i", "b", "u", "sub", "sup", "a")
          .addTags("table", "caption", "thead", "tbody", "tfoot", "tr", "th", "td")
          .addAttributes("a", "href")
          .addProtocols("a", "href", "http", "https", "mailto");

  /** Not story text: machinery, media, and the page furniture some agencies wrap it in. */
  private static final String NOISE =
      "script, style, head, template, iframe, object, form, nav, media, figure, noscript";

  private static final String FURNITURE = "header, footer";

  private static final Set<String> BLOCKS =
      Set.of(
          "p",
          "h1",
          "h2",
          "h3",
          "h4",
          "h5",
          "h6",
          "ul",
          "ol",
          "li",
          "blockquote",
          "pre",
          "table",
          "tr",
          "caption",
          "div",
          "section",
          "article",
          "block",
          "body");

  /** Parts of a table that are no paragraphs of their own. */
  private static final Set<String> PARTS = Set.of("thead", "tbody", "tfoot", "td", "th");

  private static final Document.OutputSettings OUTPUT =
      new Document.OutputSettings().prettyPrint(false);

  private Markup() {}

  /** Reads HTML, XHTML or a fragment of either, however broken. */
  public static Content read(String html) {
    return read(html, "");
  }

  /**
   * As {@link #read(String)}.
   *
   * @param base the address that relative links start from; empty drops them
   */
  public static Content read(String html, String base) {
    Document page = parse(html, base);
    page.select(NOISE).remove();
    withoutFurniture(page);
    breakUp(page);
    String body = Texts.join(new Paragraphs().of(page.body()).stream());
    Document clean = new Cleaner(ALLOWED).clean(page);
    withoutIndentation(clean);
    String markup = clean.outputSettings(OUTPUT).body().html().strip();
    return new Content(body, body.isEmpty() ? null : markup);
  }

  /** Tags may imply elements, and unclosed ones be many: so both are counted. */
  private static Document parse(String html, String base) {
    String text = Texts.dashes(html);
    if (text.chars().filter(c -> c == '<').count() > 2L * TooMuch.MOST_ELEMENTS) {
      throw tooMuch();
    }
    try (StreamParser parser = new StreamParser(Parser.htmlParser()).parse(text, base)) {
      Iterator<Element> elements = parser.iterator();
      for (int count = 0; elements.hasNext(); count++) {
        if (count == TooMuch.MOST_ELEMENTS) {
          throw tooMuch();
        }
        elements.next();
      }
      return parser.document();
    }
  }

  private static TooMuch tooMuch() {
    return new TooMuch(TooMuch.MOST_ELEMENTS, "elements of HTML in a text");
  }

  /** Plain text of a fragment on one line, as for a headline that holds markup. */
  public static String line(String html) {
    return Texts.line(parse(html, "").text());
  }

  /** Whether text that is said to be plain holds HTML's own tags. */
  public static boolean isIn(String text) {
    String lower = text.toLowerCase(java.util.Locale.ROOT);
    return lower.contains("<p>")
        || lower.contains("<p ")
        || lower.contains("</p>")
        || lower.contains("<br")
        || lower.contains("</div>");
  }

  /** A header that holds all the text there is stays. */
  private static void withoutFurniture(Document page) {
    if (page.selectFirst(FURNITURE) == null) {
      return;
    }
    Document bare = page.clone();
    bare.select(FURNITURE).remove();
    if (bare.body().hasText()) {
      page.select(FURNITURE).remove();
    }
  }

  /**
   * White space between blocks is the envelope's indentation, not the story's: the same story must
   * read the same in another envelope.
   */
  private static void withoutIndentation(Document clean) {
    List<TextNode> blank = new ArrayList<>();
    NodeTraversor.traverse(
        (node, depth) -> {
          if (node instanceof TextNode text && text.isBlank() && besideBlock(text)) {
            blank.add(text);
          }
        },
        clean.body());
    blank.forEach(Node::remove);
  }

  private static boolean besideBlock(TextNode text) {
    return isBlock(text.previousSibling()) || isBlock(text.nextSibling());
  }

  private static boolean isBlock(@Nullable Node node) {
    return node != null && (BLOCKS.contains(node.nodeName()) || PARTS.contains(node.nodeName()));
  }

  /** Boxes that the sanitiser does not know become paragraphs, lest their texts run together. */
  private static void breakUp(Document page) {
    for (Element box : page.select("div, section, article, block")) {
      box.prepend("<br><br>").append("<br><br>");
    }
  }

  /** Walks without recursion, so that depth costs no stack. */
  private static final class Paragraphs implements NodeVisitor {
    private final List<String> done = new ArrayList<>();
    private final StringBuilder open = new StringBuilder();
    private int breaks;

    List<String> of(Element body) {
      NodeTraversor.traverse(this, body);
      end();
      return done;
    }

    @Override
    public void head(Node node, int depth) {
      if (node instanceof TextNode text) {
        add(text.getWholeText());
      } else if (BLOCKS.contains(node.nodeName())) {
        end();
      } else if (node.nodeName().equals("br")) {
        breakLine();
      }
    }

    @Override
    public void tail(Node node, int depth) {
      if (BLOCKS.contains(node.nodeName())) {
        end();
      } else if (node.nodeName().equals("td") || node.nodeName().equals("th")) {
        open.append(' ');
      }
    }

    private void add(String text) {
      open.append(text);
      breaks = text.isBlank() ? breaks : 0;
    }

    /** One break is a line's end, two are a paragraph's. */
    private void breakLine() {
      open.append(' ');
      breaks++;
      if (breaks > 1) {
        end();
      }
    }

    private void end() {
      if (!open.isEmpty()) {
        done.add(open.toString());
        open.setLength(0);
      }
      breaks = 0;
    }
  }
}
