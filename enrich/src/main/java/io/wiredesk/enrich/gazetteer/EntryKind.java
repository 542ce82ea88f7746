package io.wiredesk.enrich.gazetteer;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What a line of a gazetteer names; in the file with hyphens and small letters. */
public enum EntryKind {
  COUNTRY,
  DEMONYM,
  REGION,
  /** Counts behind a place and a comma alone. */
  REGION_ABBREVIATION,
  CITY,
  /** A place whose name says nothing without a sign that it is meant as one. */
  TOWN,
  /** Holds a place's name and means another thing. */
  NO_PLACE,
  ORGANISATION,
  PERSON,
  GIVEN_NAME,
  /** One that comes first, as in Chinese. */
  FAMILY_NAME,
  /** Takes a family name alone. */
  TITLE,
  /** Needs a whole name. */
  ROLE,
  /** What a company's name ends with. */
  COMPANY_WORD,
  /** What an institution's name ends with or, before "of", begins with. */
  INSTITUTION_WORD,
  /** Begins sentences, and no names. */
  COMMON_WORD,
  CURRENCY,
  EXCHANGE,
  CUE,
  WEAK_CUE,
  MEDIA_TOPIC,
  MEDIA_TOPIC_RANGE;

  private static final Map<String, EntryKind> BY_LABEL =
      Arrays.stream(values()).collect(Collectors.toMap(EntryKind::label, kind -> kind));

  String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  static Optional<EntryKind> of(String label) {
    return Optional.ofNullable(BY_LABEL.get(label));
  }

  /** Found in a text by its capitals. */
  boolean isName() {
    return compareTo(PERSON) <= 0;
  }

  public boolean isPlace() {
    return compareTo(TOWN) <= 0;
  }
}
