package io.wiredesk.enrich.match;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Families of invented stories, as families.txt has them. */
final class Families {
  private static final String RESOURCE = "families.txt";

  private final Map<String, String[]> lists = new HashMap<>();
  private final List<Family> families = new ArrayList<>();
  private boolean held;

  private Families() {}

  /**
   * Stories of one template.
   *
   * @param held whether nothing is learned from it
   * @param facts how each is drawn, by name
   * @param told ways to tell it
   * @param later what came of it
   */
  record Family(
      String name,
      boolean held,
      Map<String, Fact> facts,
      List<Wording> told,
      List<Wording> later) {}

  /**
   * What differs from story to story.
   *
   * @param values to choose among; empty for what is made up
   */
  record Fact(String kind, List<String> values, int from, int to) {}

  /** Headline and text with the names of facts in braces. */
  record Wording(String headline, String text) {}

  /** Those that are learned from, or those that are held out. */
  static List<Family> all(boolean held) {
    Families read = new Families();
    try (InputStream in =
            Objects.requireNonNull(Families.class.getResourceAsStream(RESOURCE), RESOURCE);
        BufferedReader lines =
            new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      lines.lines().filter(l -> !l.isBlank() && !l.startsWith("#")).forEach(read::line);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
    return read.families.stream().filter(f -> f.held() == held).toList();
  }

  private void line(String line) {
    String[] parts = line.split(" ", 2);
    switch (parts[0]) {
      case "held" -> held = true;
      case "list" -> {
        String[] list = parts[1].split(" ", 2);
        lists.put(list[0], list[1].split("\\|", -1));
      }
      case "family" ->
          families.add(
              new Family(
                  parts[1], held, new LinkedHashMap<>(), new ArrayList<>(), new ArrayList<>()));
      case "fact" -> last().facts().put(parts[1].split(" ", 2)[0], fact(parts[1].split(" ", 3)));
      case "told" -> last().told().add(wording(parts[1]));
      case "later" -> last().later().add(wording(parts[1]));
      default -> throw new IllegalArgumentException(line);
    }
  }

  private Family last() {
    return families.get(families.size() - 1);
  }

  private Fact fact(String[] named) {
    String[] kind = named[1].equals("of") ? new String[] {"of"} : new String[] {named[1]};
    if (kind[0].equals("of")) {
      String[] values = lists.getOrDefault(named[2], named[2].split("\\|", -1));
      return new Fact("of", List.of(values), 0, values.length - 1);
    }
    if (named.length < 3) {
      return new Fact(named[1], List.of(), 0, 0);
    }
    String[] range = named[2].split(" ", -1);
    return new Fact(named[1], List.of(), Integer.parseInt(range[0]), Integer.parseInt(range[1]));
  }

  private static Wording wording(String told) {
    String[] parts = told.split(" \\| ", 2);
    return new Wording(parts[0], parts[1].replace("\\n", "\n"));
  }
}
