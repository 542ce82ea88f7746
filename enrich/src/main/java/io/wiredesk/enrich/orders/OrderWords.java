package io.wiredesk.enrich.orders;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Tells at a glance that a text orders nothing, as nearly every text does. What passes is read by
 * {@link ProseOrders} with care; this only spares the others that reading, which takes as long as
 * all else that is done to a story before it is annotated. It looks for the stems of the very rules
 * that are read then.
 */
final class OrderWords {
  private static final List<String> ORDERS =
      shortest(
          Stream.of(OrderWordings.KILL, OrderWordings.HOLD, OrderWordings.RELEASE)
              .flatMap(Wordings::stems)
              .distinct()
              .toList());

  private static final List<String> ADDRESSES = OrderWordings.ADDRESSED.stems().toList();

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
    return (toDesks || isAddressed(words) || namesAnItem(words, names))
        && ORDERS.stream().anyMatch(words::contains);
  }

  /** What holds a stem holds any part of it, too. */
  private static List<String> shortest(List<String> stems) {
    return stems.stream()
        .filter(stem -> stems.stream().noneMatch(s -> !s.equals(stem) && stem.contains(s)))
        .toList();
  }

  private static boolean isAddressed(String words) {
    return ADDRESSES.stream().anyMatch(stem -> beginsAWord(words, stem));
  }

  private static boolean beginsAWord(String words, String stem) {
    for (int at = words.indexOf(stem); at >= 0; at = words.indexOf(stem, at + 1)) {
      if (at == 0 || !Character.isLetter(words.charAt(at - 1))) {
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
