package io.wiredesk.enrich.annotate;

import io.wiredesk.enrich.text.Word;
import io.wiredesk.enrich.text.WordTokeniser;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/** Compares names as stories have them with tags such as "volcker" and "james-baker". */
final class PersonTags {
  private PersonTags() {}

  static TagScores.Counts compare(List<String> found, Set<String> tags) {
    List<String> left = new ArrayList<>(tags);
    int right = 0;
    for (String name : found) {
      List<String> words = words(name);
      right += left.removeIf(tag -> means(tag, words)) ? 1 : 0;
    }
    return new TagScores.Counts(right, found.size() - right, left.size());
  }

  /** The family name, and the rest of the tag's where the story has a first name. */
  private static boolean means(String tag, List<String> name) {
    List<String> parts = Arrays.asList(tag.split("-", -1));
    String family = parts.get(parts.size() - 1);
    boolean all = name.containsAll(parts);
    return all || (name.size() == 1 && name.contains(family));
  }

  private static List<String> words(String name) {
    return WordTokeniser.of(name).stream().map(Word::key).toList();
  }
}
