package io.wiredesk.monitor.lag;

import io.wiredesk.monitor.output.DurationText;
import io.wiredesk.monitor.output.Json;
import io.wiredesk.monitor.output.TextTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/** A scan for people and for programs, as {@code wiredesk lag} prints it. */
public final class LagTable {
  private static final List<String> GROUPS =
      List.of("GROUP", "KIND", "STATE", "VERDICT", "LAG", "BEHIND", "TREND/S", "DRAINS");
  private static final List<String> PARTITIONS =
      List.of("GROUP", "TOPIC", "P", "STANDING", "VERDICT", "COMMITTED", "END", "LAG", "BEHIND");

  private LagTable() {}

  /** A line a group and their total. */
  public static String render(LagReport report) {
    if (nothingRead(report)) {
      return problems(report);
    }
    TextTable table = new TextTable(GROUPS, List.of(4, 5, 6, 7));
    for (GroupLag group : report.groups()) {
      table.row(
          group.group(),
          group.kind().label(),
          group.state().toLowerCase(Locale.ROOT),
          group.verdict().name(),
          number(group.lag()),
          DurationText.of(group.maxSeconds()),
          group.trend().map(t -> String.format(Locale.ROOT, "%+.1f", t.growth())).orElse("-"),
          group.trend().flatMap(Trend::drain).map(DurationText::of).orElse("-"));
    }
    table.row(
        "total",
        "",
        "",
        worst(report).name(),
        number(total(report)),
        DurationText.of(oldest(report)),
        "",
        "");
    return table + search(report) + problems(report);
  }

  /** A line a partition. */
  public static String renderPartitions(LagReport report) {
    if (nothingRead(report)) {
      return problems(report);
    }
    TextTable table = new TextTable(PARTITIONS, List.of(2, 5, 6, 7, 8));
    for (GroupLag group : report.groups()) {
      for (PartitionLag p : group.partitions()) {
        table.row(
            group.group(),
            p.topic(),
            Integer.toString(p.partition()),
            p.standing().label().replace('_', ' '),
            p.verdict().name(),
            number(p.committed()),
            number(p.end()),
            number(p.lag()),
            DurationText.of(p.seconds()));
      }
    }
    return table + problems(report);
  }

  /** The scan as JSON. */
  public static String toJson(LagReport report) {
    return Json.pretty(report);
  }

  /** A table without rows would say that all is well. */
  private static boolean nothingRead(LagReport report) {
    return report.groups().isEmpty() && !report.problems().isEmpty();
  }

  private static String problems(LagReport report) {
    return String.join(
        "", report.problems().stream().map(p -> "! " + TextTable.plain(p) + "\n").toList());
  }

  private static String search(LagReport report) {
    return report
        .search()
        .filter(lag -> lag.stories() > 0)
        .map(
            lag ->
                String.format(
                    Locale.ROOT,
                    "searching is behind storing by %d stories, %s%n",
                    lag.stories(),
                    DurationText.of(OptionalDouble.of(lag.seconds()))))
        .orElse("");
  }

  private static OptionalLong total(LagReport report) {
    List<Long> lags = new ArrayList<>();
    report.groups().forEach(group -> group.lag().ifPresent(lags::add));
    return lags.isEmpty()
        ? OptionalLong.empty()
        : OptionalLong.of(lags.stream().mapToLong(Long::longValue).sum());
  }

  private static OptionalDouble oldest(LagReport report) {
    return report.groups().stream()
        .map(GroupLag::maxSeconds)
        .filter(OptionalDouble::isPresent)
        .mapToDouble(OptionalDouble::getAsDouble)
        .max();
  }

  private static Verdict worst(LagReport report) {
    return report.groups().stream().map(GroupLag::verdict).reduce(Verdict.OK, Verdict::or);
  }

  private static String number(OptionalLong value) {
    return value.isPresent() ? Long.toString(value.getAsLong()) : "-";
  }
}
