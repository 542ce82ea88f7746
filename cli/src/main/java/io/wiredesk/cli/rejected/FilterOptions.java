package io.wiredesk.cli.rejected;

import io.wiredesk.monitor.rejected.RejectedFilter;
import io.wiredesk.monitor.rejected.RejectedStatus;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which rejected copy is meant. */
final class FilterOptions {
  @Option(names = "--feed", paramLabel = "FEED", description = "That feed's alone.")
  @Nullable String feed;

  @Option(
      names = "--stage",
      paramLabel = "STAGE",
      description = "Where it failed: parse, decode, revise, hold, annotate, match, sink.")
  @Nullable String stage;

  @Option(names = "--code", paramLabel = "CODE", description = "Why it failed, such as truncated.")
  @Nullable String code;

  @Option(
      names = "--from",
      paramLabel = "TIME",
      description = "Rejected then or later, such as 2026-05-04T10:00:00Z.")
  @Nullable Instant from;

  @Option(names = "--to", paramLabel = "TIME", description = "Rejected before then.")
  @Nullable Instant to;

  boolean isGiven() {
    return feed != null || stage != null || code != null || from != null || to != null;
  }

  RejectedFilter filter(@Nullable RejectedStatus status) {
    return new RejectedFilter(feed, stage, code, status, from, to);
  }
}
