package io.wiredesk.ingest.format.change;

import io.wiredesk.ingest.format.text.Texts;
import io.wiredesk.schemas.Change;
import io.wiredesk.schemas.PubStatus;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a signal says of its message: IPTC's ({@code http://cv.iptc.org/newscodes/signal}), NewsML
 * 1.x instructions, and those seen beside them.
 */
final class SignalCode {
  private static final Map<String, Change> CHANGES =
      Map.ofEntries(
          Map.entry("update", Change.update),
          Map.entry("replace", Change.update),
          Map.entry("correction", Change.correction),
          Map.entry("corrected", Change.correction),
          Map.entry("corrective", Change.correction),
          Map.entry("clarification", Change.correction),
          Map.entry("rectify", Change.correction),
          Map.entry("rectification", Change.correction),
          Map.entry("refile", Change.refile),
          Map.entry("repeat", Change.repeat),
          Map.entry("writethru", Change.writethru),
          Map.entry("advisory", Change.advisory));

  private static final Set<String> WITHDRAWALS =
      Set.of(
          "remove",
          "delete",
          "deleted",
          "kill",
          "killed",
          "cancel",
          "canceled",
          "cancelled",
          "withdraw",
          "withdrawn");

  private static final Set<String> HOLDS = Set.of("hold", "withhold", "withheld");

  /** Codes that mean something in their scheme only; Reuters, TT. */
  private static final Map<String, String> SCHEMES =
      Map.of("edstat:c", "correction", "edstat:d", "delete", "edstat:u", "update");

  private SignalCode() {}

  /** Empty where it says nothing of a version. */
  static Optional<ChangeMarker> of(String signal) {
    String code = signal.strip().toLowerCase(Locale.ROOT);
    String word = SCHEMES.getOrDefault(code, Texts.code(code));
    if (WITHDRAWALS.contains(word)) {
      return Optional.of(new ChangeMarker(signal, null, PubStatus.canceled));
    }
    if (HOLDS.contains(word)) {
      return Optional.of(new ChangeMarker(signal, null, PubStatus.withheld));
    }
    String kind = code.startsWith("update:") ? "update" : word;
    return Optional.ofNullable(CHANGES.get(kind))
        .map(change -> new ChangeMarker(signal, change, null));
  }
}
