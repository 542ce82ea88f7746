package io.wiredesk.ingest.format.message;

import io.wiredesk.ingest.format.text.Span;
import io.wiredesk.ingest.format.text.TextPattern;

/**
 * The document type declaration. Agencies that wrote against a DTD still send one; it is skipped as
 * text and never processed, so nothing is fetched and nothing expanded. One that declares general
 * entities is refused, since the text may be made of them; parameter entities are the DTD's own
 * affair (XML 1.0, section 4.1) and go with it.
 */
public final class Doctype {
  private static final TextPattern GENERAL_ENTITY = TextPattern.of("<!ENTITY\\s+[^%\\s]");

  private Doctype() {}

  /**
   * The text with spaces in the declaration's place, so that every char keeps its position. Throws
   * {@link Unreadable} where the declaration defines entities.
   */
  public static String blanked(String text) {
    Span doctype = Prolog.of(text).doctype();
    if (doctype == null) {
      return text;
    }
    if (GENERAL_ENTITY.matcher(text).region(doctype.from(), doctype.to()).find()) {
      throw new Unreadable(
          RejectCode.DOCTYPE,
          "The DOCTYPE declares entities, which are never expanded. Send it without <!ENTITY …>.");
    }
    return text.substring(0, doctype.from())
        + " ".repeat(doctype.to() - doctype.from())
        + text.substring(doctype.to());
  }

  /** Throws {@link Unreadable} where there is one: for formats that never had a DTD. */
  public static void refuse(Prolog prolog) {
    if (prolog.doctype() != null) {
      throw new Unreadable(
          RejectCode.DOCTYPE, "This format has no DTD. Send it without the DOCTYPE.");
    }
  }

  /**
   * Behind the declaration that begins at {@code from}; the text's end where it never closes.
   * Comments, processing instructions and quoted strings in it may hold any of its marks.
   */
  static int end(String text, int from) {
    int depth = 0;
    int at = from;
    while (at < text.length()) {
      char c = text.charAt(at);
      if (text.startsWith("<!--", at)) {
        at = behind(text, "-->", at + 4);
      } else if (text.startsWith("<?", at)) {
        at = behind(text, "?>", at + 2);
      } else if (c == '"' || c == '\'') {
        at = behind(text, String.valueOf(c), at + 1);
      } else {
        depth += c == '<' ? 1 : c == '>' ? -1 : 0;
        at++;
        if (depth == 0) {
          return at;
        }
      }
    }
    return text.length();
  }

  private static int behind(String text, String end, int from) {
    int at = text.indexOf(end, from);
    return at < 0 ? text.length() : at + end.length();
  }
}
