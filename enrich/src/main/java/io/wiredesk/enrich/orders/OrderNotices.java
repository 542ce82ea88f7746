package io.wiredesk.enrich.orders;

import io.wiredesk.schemas.Notice;
import io.wiredesk.schemas.NoticeKind;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What a feed's desk tells people: one line, and coordinates for machines. */
final class OrderNotices {
  private static final int RANGES_TOLD = 10;

  private OrderNotices() {}

  /** An order in prose that names no story which came. */
  static Notice advisoryUnresolved(Directive directive, Instant now) {
    return Notice.newBuilder()
        .setKind(NoticeKind.ADVISORY_UNRESOLVED)
        .setStoryId(directive.by())
        .setAt(now)
        .setFeed(directive.from().feed())
        .setRawRef(directive.raw())
        .setText(
            "%s orders to %s %s, which names no story that came: look into it"
                .formatted(
                    directive.by(),
                    directive.kind().name().toLowerCase(Locale.ROOT),
                    directive.target().words()))
        .build();
  }

  static Notice sequenceGap(String feed, List<FeedSequence.Gap> gaps, Instant now) {
    String ranges =
        gaps.stream().limit(RANGES_TOLD).map(OrderNotices::range).collect(Collectors.joining(", "));
    long missing = gaps.stream().mapToLong(gap -> gap.last() - gap.first() + 1).sum();
    return Notice.newBuilder()
        .setKind(NoticeKind.SEQUENCE_GAP)
        .setFeed(feed)
        .setAt(now)
        .setText(
            String.format(
                Locale.ROOT,
                "%s: %d missing of its running numbers: %s%s",
                feed,
                missing,
                ranges,
                gaps.size() > RANGES_TOLD ? ", …" : ""))
        .build();
  }

  private static String range(FeedSequence.Gap gap) {
    return gap.first() == gap.last()
        ? Long.toString(gap.first())
        : gap.first() + " to " + gap.last();
  }
}
