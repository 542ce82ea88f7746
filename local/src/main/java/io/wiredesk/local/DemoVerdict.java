package io.wiredesk.local;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A message, what became of each of its items, and whether that was expected. */
record DemoVerdict(DemoSent sent, List<DemoFate> fates) {
  DemoVerdict {
    fates = List.copyOf(fates);
  }

  boolean settled() {
    return fates.stream().allMatch(DemoFate::settled);
  }

  boolean asExpected() {
    DemoMessage message = sent.message();
    return sent.answer().code().equals(message.answer()) && became().equals(message.expect());
  }

  /** All ends in one line. */
  String became() {
    return String.join("; ", ends());
  }

  /** What became of it, equal ends counted. */
  List<String> ends() {
    Map<String, Integer> counts = new LinkedHashMap<>();
    fates.forEach(fate -> counts.merge(fate.text(), 1, Integer::sum));
    return counts.entrySet().stream()
        .map(e -> e.getValue() == 1 ? e.getKey() : e.getValue() + " × " + e.getKey())
        .toList();
  }
}
