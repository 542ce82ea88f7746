package io.wiredesk.enrich.orders;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Tells at a glance that a text orders nothing, as nearly every text does. What passes is read by
 * {@link ProseOrders} with care; this only spares the others that reading, which takes as long as
 * all else that is done to a story before it is annotated.
 */
final class OrderWords {
  /** Parts of all words by which something is ordered, in lower case. */
  private static final List<String> ORDERS =
      List.of(
          "kill",
          "withdraw",
          "cancel",
          "delete",
          "disregard",
          "retract",
          "not ",
          "n't ",
          "hold",
          "held",
          "lifted",
          "released",
          "cleared",
          "now be ",
          "again be ",
          "be used ",
          "be published ",
          "to use",
          "to publish",
          "for use",
          "for publication",
          "strich",
          "streich",
          "zurück",
          "ziehen wir",
          "lösch",
          "annullier",
          "ungültig",
          "hinfällig",
          "nicht",
          "halten",
          "sperr",
          "freigegeben",
          "aufgehoben",
          "verwendbar",
          "verwendet werden",
          "veröffentlicht werden");

  private static final List<String> ADDRESSES =
      List.of(
          "please",
          "editors",
          "attention",
          "advisory",
          "mandatory",
          "clients",
          "subscribers",
          "bitte",
          "achtung",
          "redaktion",
          "kunden");

  /** A word of its own; it ends many others, such as "needs". */
  private static final String EDITORS = "eds";

  /** Between a wire's name and a number may stand a space and "Nr.". */
  private static final int NEAR = 16;

  private OrderWords() {}

  /**
   * Whether it may order something.
   *
   * @param toDesks whether the whole message is to desks, so that no sentence has to say so
   * @param names of the wire, by which its items are called
   */
  static boolean in(String text, boolean toDesks, @Nullable String... names) {
    String words = text.toLowerCase(Locale.ROOT);
    return (toDesks || isAddressed(words) || namesAnItem(words, names)) && holdsAny(ORDERS, words);
  }

  private static boolean isAddressed(String words) {
    return holdsAny(ADDRESSES, words) || holdsEditors(words);
  }

  private static boolean holdsEditors(String words) {
    for (int at = words.indexOf(EDITORS); at >= 0; at = words.indexOf(EDITORS, at + 1)) {
      if (at == 0 || !Character.isLetter(words.charAt(at - 1))) {
        return true;
      }
    }
    return false;
  }

  private static boolean holdsAny(List<String> parts, String words) {
    for (String part : parts) {
      if (words.contains(part)) {
        return true;
      }
    }
    return false;
  }

  private static boolean namesAnItem(String words, @Nullable String... names) {
    for (String name : names) {
      if (name != null && !name.isEmpty() && isNumbered(words, name.toLowerCase(Locale.ROOT))) {
        return true;
      }
    }
    return false;
  }

  private static boolean isNumbered(String words, String name) {
    for (int at = words.indexOf(name); at >= 0; at = words.indexOf(name, at + 1)) {
      int end = at + name.length();
      for (int i = end; i < Math.min(end + NEAR, words.length()); i++) {
        if (Character.isDigit(words.charAt(i))) {
          return true;
        }
      }
    }
    return false;
  }
}
