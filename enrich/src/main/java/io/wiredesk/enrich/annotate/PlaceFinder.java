package io.wiredesk.enrich.annotate;

import io.wiredesk.enrich.gazetteer.EntryKind;
import io.wiredesk.enrich.gazetteer.Gazetteer;
import io.wiredesk.enrich.gazetteer.GazetteerEntry;
import io.wiredesk.enrich.gazetteer.NameIndex;
import io.wiredesk.enrich.text.Passage;
import io.wiredesk.enrich.text.Separator;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds places: countries and their people, regions, cities; towns where the text says that a place
 * is meant; any name before a comma and a region ("Port Ellery, Ore.").
 */
final class PlaceFinder {
  private static final Set<String> AT =
      Set.of(
          "in", "at", "near", "from", "outside", "around", "to", "via", "off", "into", "bei", "aus",
          "nach", "à", "en");

  private static final Set<String> OF = Set.of("of", "in", "at", "near", "from", "outside");
  private static final Set<String> SETTLEMENTS =
      Set.of("city", "town", "port", "capital", "village", "suburb", "resort", "harbour");

  private static final int WORDS_AT_MOST = 3;

  private final Gazetteer gazetteer;

  PlaceFinder(Gazetteer gazetteer) {
    this.gazetteer = gazetteer;
  }

  /** The places of one passage, in order; organisations and people come first. */
  List<PlaceName> find(Mentions mentions) {
    List<PlaceName> found = new ArrayList<>();
    Passage passage = mentions.passage();
    for (int i = 0; i < passage.size(); i++) {
      Mention owner = mentions.owner(i);
      if (owner != null && owner.kind() == EntryKind.PERSON) {
        continue;
      }
      if (owner == null) {
        int end = beforeRegion(mentions, i, found);
        if (end > i) {
          i = end - 1;
          continue;
        }
      }
      NameIndex.Hit hit = mentions.name(i);
      if (hit != null) {
        see(passage, hit, owner != null, found);
        i = hit.end() - 1;
      }
    }
    return found;
  }

  private void see(Passage passage, NameIndex.Hit hit, boolean inName, List<PlaceName> found) {
    if (hit.doubtful()) {
      return;
    }
    boolean meant = meantAsPlace(passage, hit);
    List<GazetteerEntry> places = new ArrayList<>();
    for (GazetteerEntry entry : hit.entries()) {
      if (entry.kind() == EntryKind.NO_PLACE) {
        return;
      }
      boolean counts =
          entry.kind().isPlace()
              && entry.kind() != EntryKind.REGION_ABBREVIATION
              && (entry.kind() != EntryKind.TOWN || (meant && !inName));
      if (counts) {
        places.add(entry);
      }
    }
    if (!places.isEmpty()) {
      boolean introduced = !inName && isIntroduced(passage, hit.start());
      found.add(new PlaceName("", places, hit.start(), inName, introduced));
    }
  }

  /** "in Ellery", "Ellery-based". */
  private static boolean meantAsPlace(Passage passage, NameIndex.Hit hit) {
    boolean behind =
        hit.start() > 0
            && AT.contains(passage.at(hit.start() - 1).key())
            && passage.at(hit.start()).gap() == Separator.SPACE
            && !goesOn(passage, hit.end());
    return behind || (based(passage, hit.end()) && !passage.allCapitals());
  }

  /** "the Norwegian port of Ellery". */
  private static boolean isIntroduced(Passage passage, int at) {
    return at > 1
        && passage.at(at).gap() == Separator.SPACE
        && passage.at(at - 1).key().equals("of")
        && SETTLEMENTS.contains(passage.at(at - 2).key());
  }

  private static boolean based(Passage passage, int at) {
    return at < passage.size()
        && passage.at(at).gap() == Separator.HYPHEN
        && passage.at(at).key().equals("based");
  }

  private static boolean goesOn(Passage passage, int at) {
    return at < passage.size() && passage.at(at).gap().joins() && passage.at(at).capital();
  }

  /** Takes "Port Ellery, Ore." and "of Ellery, Norway"; the word to go on from. */
  private int beforeRegion(Mentions mentions, int start, List<PlaceName> found) {
    Passage passage = mentions.passage();
    int end = start;
    while (end < passage.size()
        && end - start < WORDS_AT_MOST
        && passage.at(end).capital()
        && mentions.isFree(end)
        && !passage.at(end).possessive()
        && (end == start || passage.at(end).gap().joins())) {
      end++;
    }
    if (end == start
        || end >= passage.size()
        || passage.at(end).gap() != Separator.COMMA
        || passage.allCapitals()) {
      return start;
    }
    NameIndex.Hit region = mentions.name(end);
    GazetteerEntry wider = region == null ? null : wider(passage, region, start);
    if (region == null || wider == null || gazetteer.is(EntryKind.COMMON_WORD, passage.at(start))) {
      return start;
    }
    String name = NameSpelling.written(passage, start, end);
    found.add(
        new PlaceName(
            NameSpelling.titled(name), List.of(wider), start, false, isIntroduced(passage, start)));
    return region.end();
  }

  private @Nullable GazetteerEntry wider(Passage passage, NameIndex.Hit region, int start) {
    boolean placed =
        start > 0
            && passage.at(start).gap() == Separator.SPACE
            && OF.contains(passage.at(start - 1).key());
    boolean ends = !passage.at(region.end() - 1).possessive() && !goesOn(passage, region.end());
    for (GazetteerEntry entry : region.entries()) {
      switch (entry.kind()) {
        case REGION_ABBREVIATION -> {
          return entry;
        }
        case REGION, COUNTRY -> {
          if (placed && ends) {
            return entry;
          }
        }
        default -> {}
      }
    }
    return null;
  }
}
