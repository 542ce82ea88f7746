package io.wiredesk.enrich.orders;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** All ways of saying one thing; what they match is what any of them does. */
record Wordings(List<Wording> rules, Pattern any) {
  static Wordings of(Wording... rules) {
    return of(List.of(rules));
  }

  private static Wordings of(List<Wording> rules) {
    return new Wordings(
        rules,
        Wording.anyCase(
            rules.stream().map(rule -> rule.pattern().pattern()).collect(Collectors.joining("|"))));
  }

  Wordings and(Wording rule) {
    return of(Stream.concat(rules.stream(), Stream.of(rule)).toList());
  }

  boolean in(String text) {
    return any.matcher(text).find();
  }

  /** The stem of each, without those that others begin with. */
  Stream<String> stems() {
    return rules.stream().map(Wording::stem);
  }
}
