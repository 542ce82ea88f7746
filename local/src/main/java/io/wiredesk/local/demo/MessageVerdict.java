package io.wiredesk.local.demo;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A message, what became of each of its items, and whether that was expected. */
public record MessageVerdict(SentMessage sent, List<ItemFate> fates) {
  public MessageVerdict {
    fates = List.copyOf(fates);
  }

  boolean settled() {
    return fates.stream().allMatch(ItemFate::settled);
  }

  boolean asExpected() {
    SampleMessage message = sent.message();
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
