package io.wiredesk.local;

import io.wiredesk.cli.terminal.Logs;
import io.wiredesk.local.stack.DataFolder;
import io.wiredesk.local.stack.Distribution;
import io.wiredesk.local.stack.IngestSection;
import io.wiredesk.local.stack.PortRole;
import io.wiredesk.local.stack.Ports;
import io.wiredesk.local.stack.SinkSettings;
import io.wiredesk.local.stack.Stack;
import io.wiredesk.local.stack.StackOptions;
import io.wiredesk.local.stack.StartSummary;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code wiredesk up}. */
@Command(
    name = "up",
    description = "Runs the whole stack on this machine until it is told to stop (Ctrl-C).")
final class UpCommand implements Callable<Integer> {
  @Option(
      names = "--data",
      paramLabel = "DIR",
      defaultValue = "data",
      description = "Keeps everything (default: ${DEFAULT-VALUE}).")
  Path data = Path.of("data");

  @Option(
      names = "--port",
      paramLabel = "ROLE=PORT",
      description = "Another port for a role: ${COMPLETION-CANDIDATES}. Repeatable.")
  Map<PortRole, Integer> port = new EnumMap<>(PortRole.class);

  @Option(
      names = "--port-base",
      paramLabel = "PORT",
      description = "Nine ports in a row from here, instead of the usual ones.")
  @Nullable Integer portBase;

  @Option(names = "--free-ports", description = "Any free ports; see endpoints.json.")
  boolean freePorts;

  @Option(
      names = "--feed",
      paramLabel = "NAME",
      description = "A feed to have, besides those the data folder knows. Repeatable.")
  List<String> feed = List.of();

  @Option(
      names = "--config",
      paramLabel = "FILE",
      description = {
        "A wiredesk.yaml whose feeds to have, too, and whose limits of ingest apply.",
        "Addresses, folders and all other sections are the stack's own."
      })
  @Nullable Path config;

  @Option(
      names = "--sink",
      paramLabel = "NAME",
      description = {
        "One more store beside PostgreSQL: opensearch, or iceberg for an archive. Repeatable.",
        "Its address comes from the environment, such as WIREDESK_OPENSEARCH_URL."
      })
  List<String> sink = List.of();

  @Spec CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws InterruptedException {
    IngestSection own = config == null ? IngestSection.NONE : IngestSection.read(config);
    Distribution distribution = Distribution.current();
    SinkSettings sinks = SinkSettings.of(sink, distribution, System.getenv());
    StackOptions options = new StackOptions(ports(), feed, own, sinks, distribution);
    DataFolder folder = DataFolder.open(data); // one that is refused does not even get a log file
    Logs.toFile(folder.file("log/wiredesk.log"));
    PrintWriter err = spec.commandLine().getErr();
    Stack stack = Stack.prepare(options, folder, err::println);
    Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(stack, err), "stop"));
    CountDownLatch died = new CountDownLatch(1);
    stack.start(
        reason -> {
          err.println("wiredesk: " + reason);
          died.countDown();
        });
    PrintWriter out = spec.commandLine().getOut();
    StartSummary.print(out, stack.endpoints(), StartSummary.push(stack.endpoints(), data));
    System.gc(); // the start took more than the work needs: gives it back to the machine
    died.await(); // told to stop, the process ends in its shutdown hook
    return 1;
  }

  private static void stop(Stack stack, PrintWriter err) {
    err.println("stops: first the roles finish what is in flight, then Kafka and PostgreSQL");
    stack.close();
    ClassArchive.ofThisRun().ifPresent(ClassArchive::write);
  }

  private Ports ports() {
    Ports base = portBase != null ? Ports.from(portBase) : freePorts ? Ports.free() : Ports.usual();
    return base.with(port);
  }
}
