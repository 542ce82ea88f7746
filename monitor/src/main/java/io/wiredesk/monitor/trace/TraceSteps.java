package io.wiredesk.monitor.trace;

import io.wiredesk.monitor.output.DurationText;
import io.wiredesk.monitor.trace.TraceEvent.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Events in the order in which they happened, and what took longest. */
final class TraceSteps {
  /** What takes less holds nobody up. */
  private static final Duration LONG = Duration.ofSeconds(1);

  private final List<StoryTrace.Step> steps = new ArrayList<>();
  private Optional<String> longest = Optional.empty();
  private Duration most = LONG;

  TraceSteps(List<TraceEvent> events) {
    @Nullable TraceEvent before = null;
    Set<Kind> known = EnumSet.noneOf(Kind.class);
    for (TraceEvent event : inOrder(committedBeforeStored(events))) {
      OptionalDouble seconds = OptionalDouble.empty();
      if (event.at() != null && before != null && before.at() != null) {
        // Clocks of two machines may differ.
        Duration took = Duration.between(before.at(), event.at());
        took = took.isNegative() ? Duration.ZERO : took;
        seconds = OptionalDouble.of(took.toMillis() / 1000.0);
        // What happens again, a later message made happen: that one is no wait.
        if (!known.contains(event.kind()) && took.compareTo(most) > 0) {
          most = took;
          longest = Optional.of(waited(before.kind(), event.kind()) + ", " + DurationText.of(took));
        }
      }
      steps.add(StoryTrace.Step.of(event, seconds));
      before = event.at() == null ? before : event;
      known.add(event.kind());
    }
  }

  List<StoryTrace.Step> all() {
    return List.copyOf(steps);
  }

  /** What it waits for now or, when it is through, waited longest for. */
  Optional<String> heldUp(Instant now) {
    if (has(Kind.STORED) || has(Kind.REJECTED) || has(Kind.RESENT)) {
      return longest;
    }
    String waits;
    if (has(Kind.DECIDED)) {
      waits = "the sink has not stored it yet";
    } else if (has(Kind.HELD) && !has(Kind.RELEASED)) {
      waits = "its embargo, or a message that frees it";
    } else {
      waits = "enrich has not decided on it yet";
    }
    Optional<Instant> since =
        steps.stream().map(StoryTrace.Step::at).filter(at -> at != null).reduce((a, b) -> b);
    String text = since.map(at -> ", " + DurationText.of(Duration.between(at, now))).orElse("");
    return since.filter(at -> at.plus(LONG).isAfter(now)).isPresent()
        ? Optional.empty()
        : Optional.of(waits + text + " by now");
  }

  private boolean has(Kind kind) {
    return steps.stream().anyMatch(step -> step.step() == kind);
  }

  private static String waited(Kind before, Kind after) {
    return switch (after) {
      case RELEASED -> "its embargo";
      case PUBLISHED -> "ingest was busy, or broker or registry away";
      case COMMITTED -> "enrich's transaction took long, or the monitor was busy";
      case STORED -> "the sink was behind";
      default ->
          String.format(
              Locale.ROOT, "from %s to %s: enrich was behind", before.label(), after.label());
    };
  }

  /** The sink reads what is committed; the monitor sees that for itself, and may be later. */
  private static List<TraceEvent> committedBeforeStored(List<TraceEvent> events) {
    Optional<Instant> stored = earliest(Kind.STORED, events);
    Optional<Instant> committed = earliest(Kind.COMMITTED, events);
    if (stored.isEmpty() || committed.isEmpty() || !committed.get().isAfter(stored.get())) {
      return events;
    }
    return events.stream()
        .map(
            event ->
                event.kind() == Kind.COMMITTED && committed.get().equals(event.at())
                    ? new TraceEvent(event.kind(), stored.get(), event.text(), event.place())
                    : event)
        .toList();
  }

  private static Optional<Instant> earliest(Kind kind, List<TraceEvent> events) {
    return events.stream()
        .filter(event -> event.kind() == kind)
        .flatMap(event -> Optional.ofNullable(event.at()).stream())
        .min(Comparator.naturalOrder());
  }

  /** An event without a time stands behind the kind that comes before it. */
  private static List<TraceEvent> inOrder(List<TraceEvent> events) {
    List<TraceEvent> byKind = new ArrayList<>(events);
    byKind.sort(Comparator.comparing(TraceEvent::kind));
    record Timed(Instant time, TraceEvent event) {}
    List<Timed> timed = new ArrayList<>();
    Instant last = Instant.MIN;
    for (TraceEvent event : byKind) {
      last = event.at() == null ? last : event.at();
      timed.add(new Timed(last, event));
    }
    timed.sort(Comparator.comparing(Timed::time));
    return timed.stream().map(Timed::event).toList();
  }
}
