package io.wiredesk.enrich.annotate;

import io.wiredesk.enrich.gazetteer.EntryKind;

/**
 * Somebody, something or a place in a passage.
 *
 * @param kind what it is
 * @param name as it is handed on
 * @param code ISO 3166-1 alpha-2 country, empty where it has none
 * @param start first word
 * @param end word behind the last
 */
record Mention(EntryKind kind, String name, String code, int start, int end) {}
