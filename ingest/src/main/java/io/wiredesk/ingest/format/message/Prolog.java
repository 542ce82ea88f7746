package io.wiredesk.ingest.format.message;

import io.wiredesk.ingest.format.text.Span;
import org.jspecify.annotations.Nullable;

/**
 * What stands before an XML document's first element, found without parsing.
 *
 * @param root local name of the first element; null where there is none
 * @param doctype where the document type declaration stands; null where there is none
 */
public record Prolog(@Nullable String root, @Nullable Span doctype) {
  public static final Prolog NONE = new Prolog(null, null);

  static Prolog of(String text) {
    Span doctype = null;
    int at = blank(text, 0);
    while (at < text.length() && text.charAt(at) == '<') {
      if (text.startsWith("<?", at)) {
        at = after(text, "?>", at);
      } else if (text.startsWith("<!--", at)) {
        at = after(text, "-->", at);
      } else if (text.startsWith("<!", at)) {
        doctype = new Span(at, Doctype.end(text, at));
        at = doctype.to();
      } else {
        return new Prolog(localName(text, at + 1), doctype);
      }
      at = blank(text, at);
    }
    return doctype == null ? NONE : new Prolog(null, doctype);
  }

  private static int blank(String text, int from) {
    int at = from;
    while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
      at++;
    }
    return at;
  }

  private static int after(String text, String end, int from) {
    int at = text.indexOf(end, from);
    return at < 0 ? text.length() : at + end.length();
  }

  private static @Nullable String localName(String text, int from) {
    int end = from;
    while (end < text.length() && isNameChar(text.charAt(end))) {
      end++;
    }
    String name = text.substring(from, end);
    String local = name.substring(name.indexOf(':') + 1);
    return local.isEmpty() ? null : local;
  }

  private static boolean isNameChar(char c) {
    return Character.isLetterOrDigit(c) || c == ':' || c == '_' || c == '-' || c == '.';
  }
}
