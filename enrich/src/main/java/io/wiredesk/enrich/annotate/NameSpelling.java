package io.wiredesk.enrich.annotate;

import io.wiredesk.enrich.text.Passage;

/** How names are written. */
final class NameSpelling {
  private NameSpelling() {}

  /** The words as the text has them, with one space, hyphen or ampersand between. */
  static String written(Passage passage, int start, int end) {
    StringBuilder name = new StringBuilder();
    for (int i = start; i < end; i++) {
      if (i > start) {
        name.append(
            switch (passage.at(i).gap()) {
              case HYPHEN -> "-";
              case AMPERSAND -> " & ";
              default -> " ";
            });
      }
      name.append(passage.at(i).text());
      if (passage.at(i).possessive() && i < end - 1) {
        name.append("'s");
      } else if (passage.at(i).initial() && end - start > 1) {
        name.append('.');
      }
    }
    return name.toString();
  }

  /** "GRAND RAPIDS" as "Grand Rapids"; other cases stay. */
  static String titled(String name) {
    StringBuilder titled = new StringBuilder(name.length());
    boolean begins = true;
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      titled.append(begins ? c : Character.toLowerCase(c));
      begins = !Character.isLetter(c) && c != '\'' && c != '’';
    }
    return name.chars().anyMatch(Character::isLowerCase) ? name : titled.toString();
  }
}
