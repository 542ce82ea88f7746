package io.wiredesk.ingest.format.text;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Text in web feeds. It is HTML, or plain, or HTML that was escaped once too often, and nothing
 * says which (RSS 2.0 leaves it open; Atom's {@code type} is often wrong).
 */
public final class HtmlOrPlainText {
  private static final String TAGS =
      "p|br|div|span|a|b|i|u|em|strong|font|img|ul|ol|li|h[1-6]|table|tr|td|blockquote|figure";
  private static final TextPattern TAG =
      TextPattern.of("</?(?:" + TAGS + ")(?:\\s[^<>]*+)?/?>", Pattern.CASE_INSENSITIVE);
  private static final TextPattern ESCAPED_TAG =
      TextPattern.of(
          "&lt;/?(?:" + TAGS + ")(?:\\s(?:(?!&[lg]t;).)*+)?/?&gt;", Pattern.CASE_INSENSITIVE);
  private static final TextPattern ENTITY =
      TextPattern.of(
          "&(?:#\\d{1,7}|#x[0-9a-f]{1,6}|[a-z][a-z0-9]{1,30});", Pattern.CASE_INSENSITIVE);
  private static final TextPattern ESCAPED_ENTITY =
      TextPattern.of(
          "&amp;(#\\d{1,7}|#x[0-9a-f]{1,6}|quot|apos|nbsp|lt|gt|[rl][sd]quo|[nm]dash|hellip);",
          Pattern.CASE_INSENSITIVE);

  private HtmlOrPlainText() {}

  /** A story's text. */
  public static Content content(String text) {
    return content(text, "");
  }

  /**
   * As {@link #content(String)}.
   *
   * @param base the address that relative links start from; empty drops them
   */
  public static Content content(String text, String base) {
    String markup = unescaped(text);
    boolean html = TAG.matcher(markup).find();
    if (!html && ENTITY.matcher(markup).find()) {
      return Content.ofPlainText(org.jsoup.parser.Parser.unescapeEntities(markup, false));
    }
    return html ? Markup.read(markup, base) : Content.ofPlainText(markup);
  }

  /** A title, on one line; null where it has no words. */
  static @Nullable public String line(@Nullable String text) {
    if (text == null) {
      return null;
    }
    String markup = unescaped(text);
    boolean html = TAG.matcher(markup).find() || ENTITY.matcher(markup).find();
    return Texts.lineOrNull(html ? Markup.line(markup) : markup);
  }

  /** Markup whose tags are all escaped still, or whose characters were escaped twice. */
  private static String unescaped(String text) {
    boolean tags = !TAG.matcher(text).find() && ESCAPED_TAG.matcher(text).find();
    String once = tags ? org.jsoup.parser.Parser.unescapeEntities(text, false) : text;
    return ESCAPED_ENTITY.matcher(once).replaceAll("&$1;");
  }
}
