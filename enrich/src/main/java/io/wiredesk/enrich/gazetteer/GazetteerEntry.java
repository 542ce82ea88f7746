package io.wiredesk.enrich.gazetteer;

import java.util.List;

/**
 * A line of a gazetteer.
 *
 * @param kind what it names
 * @param name the form that is handed on
 * @param code ISO 3166-1 alpha-2 country or Media Topic, empty where the kind has none
 * @param others other forms of the name
 */
public record GazetteerEntry(EntryKind kind, String name, String code, List<String> others) {
  public GazetteerEntry {
    others = List.copyOf(others);
  }
}
