package io.wiredesk.enrich.annotate;

import io.wiredesk.enrich.gazetteer.EntryKind;
import io.wiredesk.enrich.gazetteer.Gazetteer;
import io.wiredesk.enrich.gazetteer.GazetteerEntry;
import io.wiredesk.enrich.gazetteer.NameIndex;
import io.wiredesk.enrich.text.MonthNames;
import io.wiredesk.enrich.text.Passage;
import io.wiredesk.enrich.text.Separator;
import io.wiredesk.enrich.text.Word;
import io.wiredesk.enrich.text.WordTokeniser;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Says which places a dateline names: "GRAND HAVEN, Mich., March 4", "LONDON/PARIS". */
final class DatelinePlaces {
  /** The date, the agency, the dash: what comes behind the place. */
  private static final Pattern BEHIND = Pattern.compile("[(\\d:]|\\s[-–—]|--|,\\s*$");

  private final Gazetteer gazetteer;

  DatelinePlaces(Gazetteer gazetteer) {
    this.gazetteer = gazetteer;
  }

  /** The places in the order in which they stand, or, where none is known, the name as written. */
  List<PlaceName> of(String dateline) {
    List<PlaceName> places = new ArrayList<>();
    for (String one : BEHIND.split(dateline, 2)[0].split("/", -1)) {
      place(WordTokeniser.of(one.strip())).ifPresent(places::add);
    }
    return places;
  }

  private Optional<PlaceName> place(List<Word> all) {
    List<Word> words = withoutMonth(all);
    if (words.isEmpty()) {
      return Optional.empty();
    }
    int comma = 1;
    while (comma < words.size() && words.get(comma).gap() != Separator.COMMA) {
      comma++;
    }
    Passage passage = new Passage(words, true);
    String name = NameSpelling.titled(NameSpelling.written(passage, 0, comma));
    List<GazetteerEntry> regions = comma < words.size() ? known(words, comma) : List.of();
    List<GazetteerEntry> known = known(words.subList(0, comma), 0);
    if (!regions.isEmpty()) {
      String code = regions.get(0).code();
      boolean listed = known.stream().anyMatch(entry -> entry.code().equals(code));
      return Optional.of(
          new PlaceName(listed ? "" : name, matching(known, regions), 0, false, false));
    }
    return Optional.of(
        known.isEmpty()
            ? new PlaceName(name, List.of(unknown(name)), 0, false, false)
            : new PlaceName("", known, 0, false, false));
  }

  private static List<GazetteerEntry> matching(
      List<GazetteerEntry> known, List<GazetteerEntry> regions) {
    String code = regions.get(0).code();
    List<GazetteerEntry> there = known.stream().filter(e -> e.code().equals(code)).toList();
    return there.isEmpty() ? regions : there;
  }

  private static GazetteerEntry unknown(String name) {
    return new GazetteerEntry(EntryKind.TOWN, name, "", List.of());
  }

  /** Places whose name the words from here on are, to the next comma. */
  private List<GazetteerEntry> known(List<Word> words, int at) {
    NameIndex.Hit hit = gazetteer.names().longest(words, at, true);
    if (hit == null
        || (hit.end() < words.size()
            && words.get(hit.end()).gap().joins()
            && words.get(hit.end()).gap() != Separator.COMMA)) {
      return List.of();
    }
    return hit.entries().stream().filter(entry -> entry.kind().isPlace()).toList();
  }

  private static List<Word> withoutMonth(List<Word> words) {
    int end = words.size();
    while (end > 0 && MonthNames.isEnglish(words.get(end - 1).key())) {
      end--;
    }
    return words.subList(0, end);
  }
}
