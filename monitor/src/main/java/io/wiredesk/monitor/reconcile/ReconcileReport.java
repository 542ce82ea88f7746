package io.wiredesk.monitor.reconcile;

import io.wiredesk.monitor.output.Json;
import io.wiredesk.monitor.topics.RawCoordinate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;

/**
 * The sum of all accepted messages: accepted = stored + duplicates + resends + held + rejected +
 * unaccounted, and it is well when the last is 0.
 *
 * @param accepted records on {@code wire.raw}
 * @param fates how many ended how; a missing fate is none
 * @param unaccounted the first of them
 * @param doubled the first of those that are stored twice, or stored and resent at once
 * @param doubledCount how many are
 * @param overdue the first of those that are held although their time is past
 * @param overdueCount how many are
 * @param rejectedAtIngest messages that were never accepted
 * @param sinkUnreadable records the sink could not decode, whose message cannot be told
 * @param stories rows of {@code story}; empty where they were not counted
 */
public record ReconcileReport(
    long accepted,
    Map<Fate, Long> fates,
    List<RawCoordinate> unaccounted,
    List<RawCoordinate> doubled,
    long doubledCount,
    List<OverdueMessage> overdue,
    long overdueCount,
    long rejectedAtIngest,
    long sinkUnreadable,
    OptionalLong stories) {
  public ReconcileReport {
    fates = Map.copyOf(fates);
    unaccounted = List.copyOf(unaccounted);
    doubled = List.copyOf(doubled);
    overdue = List.copyOf(overdue);
    long sum = fates.values().stream().mapToLong(Long::longValue).sum();
    if (sum != accepted) {
      throw new IllegalArgumentException("accepted " + accepted + " but fates sum to " + sum);
    }
  }

  public long count(Fate fate) {
    return fates.getOrDefault(fate, 0L);
  }

  /** Every message has its one fate, and none waits for a time that is past. */
  public boolean balanced() {
    return count(Fate.UNACCOUNTED) == 0 && doubledCount == 0 && overdueCount == 0;
  }

  /** The sum on one line, then what is wrong with it. */
  public String render() {
    StringBuilder text = new StringBuilder();
    text.append(
        String.format(
            Locale.ROOT,
            "accepted %d = stored %d + duplicates %d + resends %d + held %d + rejected %d",
            accepted,
            count(Fate.STORED),
            count(Fate.DUPLICATE),
            count(Fate.RESENT),
            count(Fate.HELD),
            count(Fate.REJECTED)));
    if (count(Fate.UNACCOUNTED) > 0) {
      text.append(" + unaccounted ").append(count(Fate.UNACCOUNTED));
    }
    text.append("\nstories ");
    text.append(stories.isPresent() ? Long.toString(stories.getAsLong()) : "not counted");
    text.append(", rejected at ingest ").append(rejectedAtIngest).append('\n');
    unaccounted.forEach(at -> text.append("! unaccounted ").append(at).append('\n'));
    doubled.forEach(at -> text.append("! doubled ").append(at).append('\n'));
    overdue.forEach(message -> text.append("! overdue ").append(message).append('\n'));
    if (sinkUnreadable > 0) {
      text.append(
          String.format(
              Locale.ROOT, "! %d records on wire.rejected.sink are unreadable\n", sinkUnreadable));
    }
    return text.toString();
  }

  public String toJson() {
    return Json.pretty(ReconcileView.of(this));
  }
}
