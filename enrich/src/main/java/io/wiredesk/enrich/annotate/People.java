package io.wiredesk.enrich.annotate;

import io.wiredesk.enrich.gazetteer.EntryKind;
import io.wiredesk.enrich.gazetteer.Gazetteer;
import io.wiredesk.enrich.gazetteer.GazetteerEntry;
import io.wiredesk.enrich.text.WordTokeniser;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The people of a story, each once, by the fullest name that the story or the gazetteer knows. */
final class People {
  private final Map<String, String> bySurname = new LinkedHashMap<>();
  private final List<String> found = new ArrayList<>();
  private final Gazetteer gazetteer;

  private People(Gazetteer gazetteer) {
    this.gazetteer = gazetteer;
  }

  /**
   * Each once, in their order.
   *
   * @param names as the text has them, whole ones and family names alone
   */
  static List<String> of(Gazetteer gazetteer, List<String> names) {
    People people = new People(gazetteer);
    names.forEach(people::learn);
    names.forEach(people::add);
    return List.copyOf(people.found);
  }

  private void learn(String name) {
    if (isWhole(name)) {
      bySurname.putIfAbsent(surname(name), name);
    }
  }

  /** "Rahn" is "Karin Rahn" where the story has her. */
  private void add(String name) {
    String whole =
        isWhole(name) ? fullest(name) : bySurname.getOrDefault(surname(name), figure(name));
    if (!found.contains(whole)) {
      found.add(whole);
    }
  }

  /** "K. Rahn" and "Karin Rahn" are one. */
  private String fullest(String name) {
    String other = bySurname.getOrDefault(surname(name), name);
    boolean same = WordTokeniser.key(other).charAt(0) == WordTokeniser.key(name).charAt(0);
    boolean shortened = name.indexOf('.') == 1 || other.indexOf('.') == 1;
    return same && shortened ? other : name;
  }

  /** The one public figure of this family name. */
  private String figure(String surname) {
    return gazetteer.find(EntryKind.PERSON, surname).map(GazetteerEntry::name).orElse(surname);
  }

  private static boolean isWhole(String name) {
    return name.indexOf(' ') > 0;
  }

  /** The last word; of names written family name first, as known ones are, the first is no use. */
  private static String surname(String name) {
    return WordTokeniser.key(name.substring(name.lastIndexOf(' ') + 1));
  }
}
