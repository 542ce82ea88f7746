package io.wiredesk.enrich.match.sketch;

/** How many of the remembered texts have a word. */
public interface Rarity {
  /** Texts remembered. */
  int texts();

  /**
   * Those of them that have it.
   *
   * @param hash see {@link Term#hash}
   */
  int having(int hash);

  /** Bits of information, 0 to 15. With few texts all words weigh alike. */
  default int weight(int hash) {
    double ratio = (texts() + 16.0) / (having(hash) + 1.0);
    return Math.max(0, Math.min(15, Math.getExponent(ratio * Math.sqrt(2))));
  }
}
