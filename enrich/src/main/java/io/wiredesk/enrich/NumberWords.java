package io.wiredesk.enrich;

import java.util.HashMap;
import java.util.Map;

/**
 * Words that stand for numbers, for powers of ten and for months, by the hash of their lower case.
 */
final class NumberWords {
  private static final Map<Integer, Double> COUNTS = new HashMap<>();
  private static final Map<Integer, Double> SCALES = new HashMap<>();
  private static final Map<Integer, Integer> MONTHS = new HashMap<>();

  static {
    String[] small = {
      "zero",
      "one",
      "two",
      "three",
      "four",
      "five",
      "six",
      "seven",
      "eight",
      "nine",
      "ten",
      "eleven",
      "twelve",
      "thirteen",
      "fourteen",
      "fifteen",
      "sixteen",
      "seventeen",
      "eighteen",
      "nineteen",
      "twenty"
    };
    for (int i = 0; i < small.length; i++) {
      COUNTS.put(Hashes.word(small[i]), (double) i);
    }
    String[] tens = {"thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"};
    for (int i = 0; i < tens.length; i++) {
      COUNTS.put(Hashes.word(tens[i]), 30.0 + 10 * i);
    }
    scale(1e3, "thousand", "tausend", "mille", "mil", "tys");
    scale(
        1e6,
        "mln",
        "million",
        "millions",
        "mio",
        "millionen",
        "millón",
        "millones",
        "milhões",
        "milioni",
        "miljoen",
        "mn",
        "млн");
    scale(
        1e9,
        "bln",
        "billion",
        "billions",
        "bn",
        "mrd",
        "milliarde",
        "milliarden",
        "milliard",
        "milliards",
        "miliardi",
        "miljard",
        "млрд");
    scale(1e12, "trillion", "trillions", "trln", "tn");
    months(
        "january jan januar janvier enero gennaio januari",
        "february feb februar février febrero febbraio februari",
        "march mar märz mars marzo maart",
        "april apr avril abril aprile",
        "may mai mayo maggio mei",
        "june jun juni juin junio giugno",
        "july jul juli juillet julio luglio",
        "august aug août agosto augustus",
        "september sep sept septembre septiembre settembre",
        "october oct oktober octobre octubre ottobre",
        "november nov novembre noviembre",
        "december dec dezember décembre diciembre dicembre");
  }

  private NumberWords() {}

  /** NaN for a word that is no number. */
  static double count(int hash) {
    return COUNTS.getOrDefault(hash, Double.NaN);
  }

  /** What a number before this word is to be multiplied with; 1 for any other word. */
  static double scale(int hash) {
    return SCALES.getOrDefault(hash, 1.0);
  }

  /** 1 to 12; 0 for any other word. */
  static int month(int hash) {
    return MONTHS.getOrDefault(hash, 0);
  }

  private static void scale(double factor, String... words) {
    for (String word : words) {
      SCALES.put(Hashes.word(word), factor);
    }
  }

  private static void months(String... names) {
    for (int i = 0; i < names.length; i++) {
      for (String name : names[i].split(" ", -1)) {
        MONTHS.put(Hashes.word(name), i + 1);
      }
    }
  }
}
