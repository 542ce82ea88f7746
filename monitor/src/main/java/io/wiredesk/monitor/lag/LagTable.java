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
      List.of("GROUP", "KIND", "STATE", "VERDICT", "LAG", "BEHIND", "TREND/S", "DRAINS", "GONE IN");
  private static final List<String> PARTITIONS =
      List.of(
          "GROUP",
          "TOPIC",
          "P",
          "STANDING",
          "VERDICT",
          "COMMITTED",
          "END",
          "LAG",
          "BEHIND",
          "GONE IN");

  private LagTable() {}

  /** A line a group of ours and their total, then those of others. */
  public static String render(LagReport report) {
    if (nothingRead(report)) {
      return problems(report);
    }
    TextTable table = new TextTable(GROUPS, List.of(4, 5, 6, 7, 8));
    List<GroupLag> ours = report.groups().stream().filter(GroupLag::ours).toList();
    ours.forEach(group -> row(table, group, group.verdict().name()));
    table.row(
        "total",
        "",
        "",
        worst(ours).name(),
        number(total(ours)),
        DurationText.of(oldest(ours)),
        "",
        "",
        "");
    return table + others(report) + search(report) + problems(report);
  }

  /** Those of others alarm nobody and count in no total. */
  private static String others(LagReport report) {
    List<GroupLag> others = report.groups().stream().filter(group -> !group.ours()).toList();
    if (others.isEmpty()) {
      return "";
    }
    TextTable table = new TextTable(GROUPS, List.of(4, 5, 6, 7, 8));
    others.forEach(group -> row(table, group, "-"));
    return "\nother readers\n" + table;
  }

  private static void row(TextTable table, GroupLag group, String verdict) {
    String never =
        group.neverRead() == 0
            ? ""
            : String.format(Locale.ROOT, ", %d never read", group.neverRead());
    table.row(
        group.group(),
        group.kind().label(),
        group.state().toLowerCase(Locale.ROOT) + never,
        group.lag().isEmpty() ? "-" : verdict,
        number(group.lag()),
        DurationText.of(group.maxSeconds()),
        group.trend().map(t -> String.format(Locale.ROOT, "%+.1f", t.growth())).orElse("-"),
        group.trend().flatMap(Trend::drain).map(DurationText::of).orElse("-"),
        DurationText.of(group.goneInSeconds()));
  }

  /** A line a partition. */
  public static String renderPartitions(LagReport report) {
    if (nothingRead(report)) {
      return problems(report);
    }
    TextTable table = new TextTable(PARTITIONS, List.of(2, 5, 6, 7, 8, 9));
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
            DurationText.of(p.seconds()),
            DurationText.of(p.goneInSeconds()));
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

  private static OptionalLong total(List<GroupLag> groups) {
    List<Long> lags = new ArrayList<>();
    groups.forEach(group -> group.lag().ifPresent(lags::add));
    return lags.isEmpty()
        ? OptionalLong.empty()
        : OptionalLong.of(lags.stream().mapToLong(Long::longValue).sum());
  }

  private static OptionalDouble oldest(List<GroupLag> groups) {
    return groups.stream()
        .map(GroupLag::maxSeconds)
        .filter(OptionalDouble::isPresent)
        .mapToDouble(OptionalDouble::getAsDouble)
        .max();
  }

  private static Verdict worst(List<GroupLag> groups) {
    return groups.stream().map(GroupLag::verdict).reduce(Verdict.OK, Verdict::or);
  }

  private static String number(OptionalLong value) {
    return value.isPresent() ? Long.toString(value.getAsLong()) : "-";
  }
}
