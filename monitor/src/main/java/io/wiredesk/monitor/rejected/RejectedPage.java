package io.wiredesk.monitor.rejected;

import io.wiredesk.monitor.http.BadRequestException;
import io.wiredesk.monitor.http.PageCursor;
import io.wiredesk.monitor.topics.RecordCoordinate;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** A page of the list, as {@code /api/v1/rejected} and {@code wiredesk rejected --json} give it. */
record RejectedPage(
    Instant at,
    boolean complete,
    long total,
    long notListed,
    Optional<String> next,
    List<RejectedItem> items,
    Facets facets) {
  /** How many of all that match have which value, most first. */
  record Facets(List<Facet> feed, List<Facet> stage, List<Facet> code, List<Facet> status) {}

  /** One value. */
  record Facet(String value, long count) {}

  /**
   * A page.
   *
   * @param matching all that match, newest first
   * @throws BadRequestException when the cursor is that of another list
   */
  static RejectedPage of(
      List<RejectedView> matching,
      PageCursor after,
      int limit,
      long notListed,
      boolean complete,
      Instant now) {
    List<RejectedView> rest = rest(matching, after);
    List<RejectedView> page = rest.subList(0, Math.min(limit, rest.size()));
    return new RejectedPage(
        now,
        complete,
        matching.size(),
        notListed,
        rest.size() > page.size()
            ? Optional.of(cursor(page.get(page.size() - 1).entry()).text())
            : Optional.empty(),
        page.stream().map(RejectedItem::of).toList(),
        new Facets(
            facet(matching, view -> view.entry().feed()),
            facet(matching, view -> view.entry().stage()),
            facet(matching, view -> view.entry().code()),
            facet(matching, view -> view.status().label())));
  }

  private static PageCursor cursor(RejectedEntry last) {
    return new PageCursor(last.at(), last.place().toString());
  }

  private static List<RejectedView> rest(List<RejectedView> matching, PageCursor after) {
    if (after.equals(PageCursor.START)) {
      return matching;
    }
    RecordCoordinate last =
        RecordCoordinate.parse(after.key())
            .orElseThrow(() -> new BadRequestException("after is the cursor of another list"));
    return matching.stream().filter(view -> isAfter(view.entry(), after.at(), last)).toList();
  }

  /** In the order of the list, newest first. */
  private static boolean isAfter(RejectedEntry entry, Instant at, RecordCoordinate place) {
    int byTime = entry.at().compareTo(at);
    return byTime != 0 ? byTime < 0 : entry.place().compareTo(place) < 0;
  }

  private static List<Facet> facet(List<RejectedView> views, Function<RejectedView, String> value) {
    Map<String, Long> counts = new HashMap<>();
    views.forEach(view -> counts.merge(value.apply(view), 1L, Long::sum));
    return counts.entrySet().stream()
        .map(e -> new Facet(e.getKey(), e.getValue()))
        .sorted(Comparator.comparingLong(Facet::count).reversed().thenComparing(Facet::value))
        .toList();
  }
}
