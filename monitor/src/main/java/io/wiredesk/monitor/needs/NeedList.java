package io.wiredesk.monitor.needs;

import io.wiredesk.monitor.feeds.FeedCount;
import io.wiredesk.monitor.feeds.FeedReport;
import io.wiredesk.monitor.feeds.FeedState;
import io.wiredesk.monitor.lag.GroupLag;
import io.wiredesk.monitor.lag.Health;
import io.wiredesk.monitor.lag.LagReport;
import io.wiredesk.monitor.output.DurationText;
import io.wiredesk.monitor.reconcile.Fate;
import io.wiredesk.monitor.reconcile.LiveReconciliation;
import io.wiredesk.monitor.rejected.RejectedList;
import io.wiredesk.monitor.rejected.RejectedStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Everything that needs somebody, ranked: by how dangerous it is, then by how long it is so. */
public final class NeedList {
  /** A message is on its way for so long before it counts as lost. */
  private static final Duration ON_ITS_WAY = Duration.ofSeconds(30);

  private final LiveKills kills;
  private final OpenOrders orders;
  private final RejectedList rejected;
  private final Acknowledgements acknowledgements;
  private volatile List<Need> last = List.of();

  /** A part of the pipeline that does not answer. */
  public record Away(String name, String reason, Instant since) {}

  public NeedList(
      LiveKills kills,
      OpenOrders orders,
      RejectedList rejected,
      Acknowledgements acknowledgements) {
    this.kills = kills;
    this.orders = orders;
    this.rejected = rejected;
    this.acknowledgements = acknowledgements;
  }

  /** Looks anew; those that somebody took on come last. */
  public List<Need> look(
      LagReport lag, FeedReport feeds, LiveReconciliation.State sum, List<Away> away) {
    List<Need> needs = new ArrayList<>(kills.needs());
    needs.addAll(overdue(sum));
    away.forEach(
        part -> needs.add(Need.of(NeedKind.AWAY, part.name(), part.reason(), part.since())));
    readers(lag).forEach(needs::add);
    feeds.feeds().forEach(feed -> silent(feed, feeds.at()).ifPresent(needs::add));
    if (needs.stream().allMatch(need -> need.kind() == NeedKind.KILL)) {
      lost(sum).ifPresent(needs::add);
    }
    open().ifPresent(needs::add);
    needs.addAll(orders.needs(lag.at()));
    last =
        needs.stream()
            .map(need -> need.taken(acknowledgements.of(need.key())))
            .sorted(
                Comparator.comparing((Need need) -> need.acknowledged().isPresent())
                    .thenComparing(Need::kind))
            .toList();
    return last;
  }

  /** As it was last looked at. */
  List<Need> last() {
    return last;
  }

  private static List<Need> overdue(LiveReconciliation.State sum) {
    return sum.sum().overdue().stream()
        .map(
            held ->
                new Need(
                    NeedKind.EMBARGO,
                    held.storyId(),
                    held.storyId(),
                    held.storyId(),
                    "is held although its embargo is past",
                    held.until(),
                    List.of(),
                    Optional.empty()))
        .toList();
  }

  private static Stream<Need> readers(LagReport lag) {
    return lag.groups().stream()
        .filter(GroupLag::ours)
        .filter(group -> group.health() == Health.BAD || group.health() == Health.WARN)
        .map(
            group ->
                Need.of(
                    NeedKind.READER,
                    group.group(),
                    "is %s%s"
                        .formatted(
                            group.verdict().name().toLowerCase(Locale.ROOT),
                            group.maxSeconds().orElse(0) > 0
                                ? ", " + DurationText.of(group.maxSeconds()) + " behind"
                                : ""),
                    lag.at().minusMillis((long) (group.maxSeconds().orElse(0) * 1000))));
  }

  private static Optional<Need> silent(FeedCount feed, Instant now) {
    if (feed.state() != FeedState.SILENT) {
      return Optional.empty();
    }
    String usual =
        feed.intervalSeconds().isPresent()
            ? "; a message is usual every " + DurationText.of(feed.intervalSeconds())
            : "";
    Instant since = feed.last().orElse(now);
    return Optional.of(
        Need.of(
            NeedKind.SILENT,
            feed.feed(),
            (feed.last().isPresent()
                    ? "nothing for " + DurationText.of(Duration.between(since, now))
                    : "nothing yet")
                + usual,
            since));
  }

  private static Optional<Need> lost(LiveReconciliation.State sum) {
    return sum.oldest()
        .filter(age -> sum.complete() && age.compareTo(ON_ITS_WAY) > 0)
        .map(
            age ->
                Need.of(
                    NeedKind.LOST,
                    "messages",
                    String.format(
                        Locale.ROOT,
                        "%d not accounted for, the oldest for %s",
                        sum.sum().count(Fate.UNACCOUNTED),
                        DurationText.of(age)),
                    sum.at().minus(age)));
  }

  private Optional<Need> open() {
    long open = rejected.counts().getOrDefault(RejectedStatus.OPEN, 0L);
    return open == 0
        ? Optional.empty()
        : Optional.of(
            Need.of(
                NeedKind.REJECTED,
                "copy",
                String.format(
                    Locale.ROOT,
                    "%d rejected, and nobody has looked at %s",
                    open,
                    open == 1 ? "it" : "them"),
                rejected.newest().orElse(Instant.EPOCH)));
  }
}
