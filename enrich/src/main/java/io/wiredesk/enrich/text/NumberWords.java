package io.wiredesk.enrich.text;

import org.agrona.collections.Int2ObjectHashMap;

/**
 * Words that stand for numbers, for powers of ten, for months and for longer words, by the hash of
 * their lower case.
 */
final class NumberWords {
  /** Any word that is none of these. */
  static final Meaning NONE = new Meaning(Double.NaN, 1, 0, 0);

  private static final Int2ObjectHashMap<Meaning> MEANINGS = new Int2ObjectHashMap<>();

  /**
   * What a word means among numbers.
   *
   * @param count the number it is; NaN for none
   * @param scale what a number before it is to be multiplied with; 1 for none
   * @param month 1 to 12; 0 for none
   * @param whole hash of the word that it is short for; 0 for none
   */
  record Meaning(double count, double scale, int month, int whole) {}

  /** Short forms of the wires, each before what it is short for. */
  private static final String SHORT =
      "pct percent,cts cents,dlrs dollars,dlr dollar,qtr quarter,qtrs quarters,qtly quarterly"
          + ",qtrly quarterly,mth month,mths months,mthly monthly,div dividend,divs dividends"
          + ",shr share,shrs shares,revs revenues,bbl barrel,bbls barrels,avg average,inc"
          + " incorporated,corp corporation,co company,cos companies,ltd limited,mfg manufacturing"
          + ",intl international,govt government,yr year,yrs years,stg sterling";

  static {
    String[] small =
        ("zero one two three four five six seven eight nine ten"
                + " eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty")
            .split(" ", -1);
    for (int i = 0; i < small.length; i++) {
      count(small[i], i);
    }
    String[] tens = {"thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"};
    for (int i = 0; i < tens.length; i++) {
      count(tens[i], 30.0 + 10 * i);
    }
    scale(1e3, "thousand tausend mille mil tys");
    scale(
        1e6,
        "mln million millions mio millionen millón millones" + " milhões milioni miljoen mn млн");
    scale(
        1e9,
        "bln billion billions bn mrd milliarde milliarden"
            + " milliard milliards miliardi miljard млрд");
    scale(1e12, "trillion trillions trln tn");
    MonthNames.each(
        (name, month) -> MEANINGS.put(Hashes.word(name), new Meaning(Double.NaN, 1, month, 0)));
    for (String pair : SHORT.split(",", -1)) {
      String[] words = pair.split(" ", -1);
      MEANINGS.put(Hashes.word(words[0]), new Meaning(Double.NaN, 1, 0, Hashes.word(words[1])));
    }
  }

  private NumberWords() {}

  static Meaning of(int hash) {
    return MEANINGS.getOrDefault(hash, NONE);
  }

  private static void count(String word, double count) {
    MEANINGS.put(Hashes.word(word), new Meaning(count, 1, 0, 0));
  }

  private static void scale(double factor, String words) {
    for (String word : words.split(" ", -1)) {
      MEANINGS.put(Hashes.word(word), new Meaning(Double.NaN, factor, 0, 0));
    }
  }
}
