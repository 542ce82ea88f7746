package io.wiredesk.monitor.lag;

import static org.assertj.core.api.Assertions.assertThat;

import io.wiredesk.monitor.topics.TestBroker;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.common.utils.Exit;
import org.apache.kafka.tools.consumer.group.ConsumerGroupCommand;
import org.apache.kafka.tools.streams.StreamsGroupCommand;

/** What Kafka's own console commands print of groups. */
final class GroupCommands {
  private GroupCommands() {}

  static List<String> consumerGroups(TestBroker broker, String group) {
    return printed(
        () ->
            ConsumerGroupCommand.main(
                new String[] {
                  "--bootstrap-server", broker.bootstrap(), "--describe", "--group", group
                }),
        "LAG");
  }

  /** The command for groups that the other does not know. */
  static List<String> streamsGroups(TestBroker broker, String group) {
    return printed(
        () ->
            StreamsGroupCommand.main(
                new String[] {
                  "--bootstrap-server",
                  broker.bootstrap(),
                  "--describe",
                  "--offsets",
                  "--verbose",
                  "--group",
                  group
                }),
        "OFFSET-LAG");
  }

  /**
   * The columns that we have too.
   *
   * @param lag what the command calls the lag
   */
  private static List<String> printed(Runnable command, String lag) {
    PrintStream usual = System.out;
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    System.setOut(new PrintStream(bytes, true, StandardCharsets.UTF_8));
    Exit.setExitProcedure((status, message) -> assertThat(status).as(message).isZero());
    try {
      command.run();
    } finally {
      Exit.resetExitProcedure();
      System.setOut(usual);
    }
    List<List<String>> rows =
        bytes
            .toString(StandardCharsets.UTF_8)
            .lines()
            .map(line -> List.of(line.strip().split("\\s+")))
            .dropWhile(cells -> !cells.contains(lag))
            .filter(cells -> cells.size() > 1)
            .toList();
    List<Integer> wanted =
        Stream.of("TOPIC", "PARTITION", "CURRENT-OFFSET", "LOG-END-OFFSET", lag)
            .map(rows.get(0)::indexOf)
            .toList();
    return rows.stream()
        .skip(1)
        .map(row -> wanted.stream().map(row::get).collect(Collectors.joining(" ")))
        .toList();
  }
}
