package io.wiredesk.monitor.stories;

import io.wiredesk.monitor.http.QueryParameters;
import io.wiredesk.schemas.PubStatus;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which stories are listed; null matches all.
 *
 * @param status as it is published
 * @param urgency that or a more urgent one, which is a lower number
 * @param topic a Media Topic's code
 * @param from received then or later
 * @param to received before
 */
record StoryFilter(
    @Nullable String feed,
    @Nullable String language,
    @Nullable PubStatus status,
    @Nullable Integer urgency,
    @Nullable String topic,
    @Nullable Instant from,
    @Nullable Instant to) {
  private static final int LEAST_URGENT = 9;

  static StoryFilter of(QueryParameters query) {
    int urgency = query.number("urgency", 0, 0, LEAST_URGENT);
    return of(query, urgency == 0 ? null : urgency, clean(query.text("topic")));
  }

  /** What is kept of a copy has neither urgency nor topics. */
  static StoryFilter ofCopies(QueryParameters query) {
    return of(query, null, null);
  }

  private static StoryFilter of(
      QueryParameters query, @Nullable Integer urgency, @Nullable String topic) {
    return new StoryFilter(
        clean(query.text("feed")),
        clean(query.text("language")),
        query.named("status", StoryFilter::status),
        urgency,
        topic,
        query.time("from"),
        query.time("to"));
  }

  /** Conditions on a row, each behind AND; their values are added in that order. */
  String where(List<Object> values) {
    StringBuilder where = new StringBuilder();
    and(where, values, "feed = ?", feed);
    and(where, values, "(language = ? OR split_part(language, '-', 1) = ?)", language);
    if (language != null) {
      values.add(language);
    }
    and(where, values, "pub_status = ?", status == null ? null : status.name());
    and(where, values, "urgency <= ?", urgency);
    and(where, values, "topics @> ARRAY[?::text]", topic);
    and(where, values, "received_at >= ?", from == null ? null : from.atOffset(ZoneOffset.UTC));
    and(where, values, "received_at < ?", to == null ? null : to.atOffset(ZoneOffset.UTC));
    return where.toString();
  }

  private static void and(
      StringBuilder where, List<Object> values, String condition, @Nullable Object value) {
    if (value != null) {
      where.append("\n         AND ").append(condition);
      values.add(value);
    }
  }

  private static Optional<PubStatus> status(String name) {
    return Arrays.stream(PubStatus.values()).filter(s -> s.name().equals(name)).findFirst();
  }

  /** PostgreSQL's text holds no zero character. */
  private static @Nullable String clean(@Nullable String text) {
    return text == null ? null : text.replace("\0", "");
  }
}
