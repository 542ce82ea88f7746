package io.wiredesk.monitor.lag;

import io.wiredesk.monitor.output.TextTable;
import java.time.Duration;
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
          seconds(group.maxSeconds()),
          group.trend().map(t -> String.format(Locale.ROOT, "%+.1f", t.growth())).orElse("-"),
          group.trend().flatMap(Trend::drain).map(LagTable::duration).orElse("-"));
    }
    table.row(
        "total",
        "",
        "",
        worst(report).name(),
        number(total(report)),
        seconds(oldest(report)),
        "",
        "");
    return table + problems(report);
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
            p.standing().name().toLowerCase(Locale.ROOT).replace('_', ' '),
            p.verdict().name(),
            number(p.committed()),
            number(p.end()),
            number(p.lag()),
            seconds(p.seconds()));
      }
    }
    return table + problems(report);
  }

  /** The scan as JSON. */
  public static String toJson(LagReport report) {
    return LagJson.of(report).toPrettyString();
  }

  /** A table without rows would say that all is well. */
  private static boolean nothingRead(LagReport report) {
    return report.groups().isEmpty() && !report.problems().isEmpty();
  }

  private static String problems(LagReport report) {
    return String.join(
        "", report.problems().stream().map(p -> "! " + TextTable.plain(p) + "\n").toList());
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

  private static String seconds(OptionalDouble value) {
    return value.isPresent()
        ? duration(Duration.ofMillis(Math.round(value.getAsDouble() * 1000)))
        : "-";
  }

  /** Two units at most: 0.8 s, 42 s, 3 m 20 s, 5 h 7 m, 12 d 3 h. */
  public static String duration(Duration duration) {
    long seconds = duration.toSeconds();
    if (seconds < 10) {
      return duration.isZero()
          ? "0 s"
          : String.format(Locale.ROOT, "%.1f s", duration.toMillis() / 1000.0);
    }
    if (seconds < 60) {
      return seconds + " s";
    }
    if (seconds < 3600) {
      return seconds / 60 + " m " + seconds % 60 + " s";
    }
    return seconds < 86_400
        ? seconds / 3600 + " h " + seconds % 3600 / 60 + " m"
        : seconds / 86_400 + " d " + seconds % 86_400 / 3600 + " h";
  }
}
