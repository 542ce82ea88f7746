package io.wiredesk.enrich.annotate;

import io.wiredesk.enrich.gazetteer.EntryKind;
import io.wiredesk.enrich.gazetteer.Gazetteer;
import io.wiredesk.enrich.gazetteer.GazetteerEntry;
import io.wiredesk.enrich.text.Word;
import io.wiredesk.enrich.text.WordTokeniser;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Compares organisations as stories have them with tags such as "imf", "worldbank" and
 * "ico-coffee". The tags are of a short list of bodies between states, so that others are not held
 * against the stories.
 */
final class OrganisationTags {
  private final Map<String, Set<String>> tagsByForm = new HashMap<>();
  private final Gazetteer gazetteer;

  OrganisationTags(Gazetteer gazetteer, Collection<ReutersTags> all) {
    this.gazetteer = gazetteer;
    all.stream()
        .flatMap(tags -> tags.organisations().stream())
        .distinct()
        .forEach(tag -> tagsByForm.computeIfAbsent(form(tag), f -> new HashSet<>()).add(tag));
  }

  TagScores.Counts compare(List<String> found, Set<String> given) {
    Set<String> missed = new HashSet<>(given);
    int right = 0;
    int wrong = 0;
    for (String name : found) {
      Set<String> meant = meant(name);
      if (missed.removeAll(meant)) {
        right++;
      } else if (!meant.isEmpty()) {
        wrong++;
      }
    }
    return new TagScores.Counts(right, wrong, missed.size());
  }

  /** Tags whose form is one of the organisation's: its names without spaces, its initials. */
  private Set<String> meant(String name) {
    Set<String> forms = new HashSet<>(Set.of(squeezed(name), initials(name)));
    gazetteer
        .find(EntryKind.ORGANISATION, name)
        .map(GazetteerEntry::others)
        .orElse(List.of())
        .forEach(other -> forms.add(squeezed(other)));
    return forms.stream()
        .flatMap(form -> tagsByForm.getOrDefault(form, Set.of()).stream())
        .collect(Collectors.toSet());
  }

  /** "ico-coffee" is an ICO. */
  private static String form(String tag) {
    return squeezed(tag.split("-", 2)[0]);
  }

  private static String squeezed(String name) {
    return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z]", "");
  }

  private static String initials(String name) {
    return WordTokeniser.of(name).stream()
        .filter(Word::capital)
        .map(word -> word.key().substring(0, 1))
        .collect(Collectors.joining());
  }
}
