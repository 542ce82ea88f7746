package io.wiredesk.enrich.annotate;

import io.wiredesk.enrich.gazetteer.EntryKind;
import io.wiredesk.enrich.gazetteer.GazetteerEntry;
import java.util.ArrayList;
import java.util.List;

/**
 * A place's name in a passage, before it is settled which of its namesakes is meant.
 *
 * @param name as it is handed on; empty for the name of the namesake that is chosen
 * @param candidates what bears the name, the likeliest first; a town gives way to a known city
 * @param word where it begins
 * @param inName whether it is part of an organisation's name
 * @param introduced whether the text explains where it is: "the port of Ellery"
 */
record PlaceName(
    String name, List<GazetteerEntry> candidates, int word, boolean inName, boolean introduced) {
  PlaceName {
    List<GazetteerEntry> known = new ArrayList<>(candidates);
    known.removeIf(entry -> entry.kind() == EntryKind.TOWN);
    candidates = List.copyOf(known.isEmpty() ? candidates : known);
  }

  GazetteerEntry likeliest() {
    return candidates.get(0);
  }

  boolean ambiguous() {
    for (GazetteerEntry entry : candidates) {
      if (!entry.code().equals(likeliest().code())) {
        return true;
      }
    }
    return false;
  }
}
