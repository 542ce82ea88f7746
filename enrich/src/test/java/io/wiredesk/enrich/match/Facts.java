package io.wiredesk.enrich.match;

import io.wiredesk.enrich.match.Families.Fact;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/** Draws facts, and writes each in one of the ways that a desk would. */
final class Facts {
  private static final List<String> FIRST =
      List.of(
          "Tarn", "Weld", "Korsvik", "Halden", "Orlin", "Castrel", "Dunmore", "Vantor", "Brask",
          "Lindal", "Moren", "Perrin", "Quarles", "Rothen", "Selby", "Torvik", "Ulmer", "Vester");
  private static final List<String> SECOND =
      List.of(
          "Power",
          "Freight",
          "Foods",
          "Steel",
          "Dairy",
          "Mills",
          "Optics",
          "Stores",
          "Paper",
          "Airlines",
          "Chemical",
          "Brewing",
          "Financial",
          "Petroleum",
          "Industries",
          "Shipping");

  /** Short and long. */
  private static final List<List<String>> KINDS =
      List.of(
          List.of("Inc", "Inc"),
          List.of("Corp", "Corporation"),
          List.of("Co", "Company"),
          List.of("Cos", "Companies"),
          List.of("Ltd", "Limited"));

  private static final String[] SMALL =
      "zero one two three four five six seven eight nine".split(" ", -1);
  private static final String[] MONTHS = "March April May June July August".split(" ", -1);

  private final Random random;

  Facts(Random random) {
    this.random = random;
  }

  String draw(Fact fact) {
    int number = fact.from() + random.nextInt(fact.to() - fact.from() + 1);
    return switch (fact.kind()) {
      case "of" -> fact.values().get(number);
      case "int" -> Integer.toString(number);
      case "sum" -> Integer.toString(number / 1000 * 1000);
      case "part" -> number + "." + List.of("0", "25", "5", "75").get(random.nextInt(4));
      case "company" -> "%s %s %d".formatted(one(FIRST), one(SECOND), random.nextInt(KINDS.size()));
      case "date" -> MONTHS[random.nextInt(MONTHS.length)] + " " + (1 + random.nextInt(30));
      default -> throw new IllegalArgumentException(fact.kind());
    };
  }

  private String one(List<String> list) {
    return list.get(random.nextInt(list.size()));
  }

  String written(Fact fact, String value, boolean symbol) {
    return switch (fact.kind()) {
      case "int" -> count(value);
      case "sum" -> sum(Integer.parseInt(value));
      case "part" -> part(value);
      case "company" -> symbol ? symbol(value) : company(value);
      case "date" -> date(value.split(" ", -1));
      default -> value;
    };
  }

  private String count(String value) {
    return value.length() == 1 && random.nextInt(4) == 0 ? SMALL[value.charAt(0) - '0'] : value;
  }

  private String sum(int value) {
    boolean millions = value >= 1_000_000 && random.nextInt(3) == 0;
    String decimal = Double.toString(value / 1e6).replaceAll("\\.0$", "");
    return millions ? decimal + " mln" : "%,d".formatted(value);
  }

  private String part(String value) {
    String[] parts = value.split("\\.", -1);
    if (parts[1].equals("0")) {
      return parts[0];
    }
    String fraction = parts[1].equals("5") ? "1/2" : parts[1].equals("25") ? "1/4" : "3/4";
    return random.nextBoolean() ? value : parts[0] + "-" + fraction;
  }

  private String date(String[] parts) {
    return switch (random.nextInt(4)) {
      case 0 -> parts[1] + " " + parts[0];
      case 1 -> (parts[0].length() > 4 ? parts[0].substring(0, 3) : parts[0]) + " " + parts[1];
      default -> parts[0] + " " + parts[1];
    };
  }

  private String company(String value) {
    String[] parts = value.split(" ", -1);
    List<String> kind = KINDS.get(Integer.parseInt(parts[2]));
    String name = parts[0] + " " + parts[1];
    return random.nextInt(4) == 0 ? name : name + " " + one(kind);
  }

  /** Now and then with a letter more, or with its exchange. */
  private String symbol(String value) {
    String[] parts = value.split(" ", -1);
    char kind = "XCOSL".charAt(Integer.parseInt(parts[2]));
    String letters = "" + parts[0].charAt(0) + parts[0].charAt(2) + parts[1].charAt(0) + kind;
    String symbol = letters.toUpperCase(Locale.ROOT);
    return switch (random.nextInt(10)) {
      case 0 -> symbol + parts[1].substring(1, 2).toUpperCase(Locale.ROOT);
      case 1 -> symbol + ".O";
      default -> symbol;
    };
  }
}
