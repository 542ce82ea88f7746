package io.wiredesk.cli;

import io.wiredesk.cli.cluster.ClusterOptions;
import io.wiredesk.cli.terminal.CommandException;
import io.wiredesk.cli.terminal.Logs;
import io.wiredesk.cli.terminal.RecordJson;
import io.wiredesk.cli.terminal.StoryLine;
import io.wiredesk.schemas.WireTopic;
import io.wiredesk.service.TopicReader;
import java.io.PrintWriter;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code wiredesk tail}. */
@Command(
    name = "tail",
    description = "Follows a topic, one line a record, until it is told to stop.")
final class TailCommand implements Callable<Integer> {
  @Mixin ClusterOptions cluster = new ClusterOptions();

  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "TOPIC",
      defaultValue = "wire.stories",
      description = "The topic (default: ${DEFAULT-VALUE}).")
  String topic = "wire.stories";

  @Option(names = "--from-beginning", description = "Everything that is there, too.")
  boolean fromBeginning;

  @Option(
      names = "--until-end",
      description = "Stop at what is the end now; implies the beginning.")
  boolean untilEnd;

  @Option(names = "--json", description = "The whole record as JSON.")
  boolean json;

  @Spec CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    Logs.quiet();
    WireTopic wire =
        WireTopic.named(topic)
            .filter(t -> t.schema().isPresent())
            .orElseThrow(
                () ->
                    new CommandException(
                        "'" + topic + "' is no topic to follow; there are " + followed()));
    PrintWriter out = spec.commandLine().getOut();
    try (TopicReader<SpecificRecord> reader = TopicReader.open(cluster.configFile(), wire)) {
      if (reader.isMissing()) {
        throw new CommandException("no topic " + topic + "; run 'wiredesk topics create'");
      }
      Consumer<ConsumerRecord<String, SpecificRecord>> print =
          record -> out.println(line(record.value()));
      if (untilEnd) {
        reader.readToEnd(print);
        return 0;
      }
      if (!fromBeginning) {
        reader.skipToEnd();
      }
      String from = fromBeginning ? "its beginning" : "now on; --from-beginning has the rest, too";
      spec.commandLine()
          .getErr()
          .println("wiredesk: waits for records of " + topic + ", from " + from);
      while (!out.checkError()) {
        reader.poll(print);
      }
    }
    return 0;
  }

  private static List<String> followed() {
    return Arrays.stream(WireTopic.values())
        .filter(t -> t.schema().isPresent())
        .map(WireTopic::topicName)
        .toList();
  }

  private String line(SpecificRecord value) {
    return json ? RecordJson.line(value) : StoryLine.of(value);
  }
}
