package io.wiredesk.enrich.annotate;

/** How a story speaks of one country. Mutable while it is gathered. */
final class CountryEvidence {
  /** Whether it was filed from there. */
  boolean dateline;

  /** Names of the country, its people and places in the headline. */
  int headline;

  /** In the first paragraph. */
  int lead;

  /** In the rest of the body. */
  int body;

  /** Of those in lead and body, how many stand in an organisation's name. */
  int inNames;

  /** Whether the text explains to its reader where a city is: "the Norwegian port of Ellery". */
  boolean introduced;

  /** Its own institutions. */
  int institutions;

  /** Public figures of it. */
  int figures;

  /** Companies in a legal form of it. */
  int companies;

  /** Symbols traded there. */
  int tickers;

  /** Amounts in its money. */
  int currency;

  /** In lead and body for its own sake. */
  int own() {
    return lead + body - inNames;
  }
}
