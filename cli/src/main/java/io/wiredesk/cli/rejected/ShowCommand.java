package io.wiredesk.cli.rejected;

import io.wiredesk.cli.cluster.ClusterOptions;
import io.wiredesk.cli.terminal.CommandException;
import io.wiredesk.cli.terminal.Logs;
import io.wiredesk.monitor.rejected.RejectedSession;
import io.wiredesk.monitor.topics.RecordCoordinate;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code wiredesk rejected show}. */
@Command(
    name = "show",
    description = "One piece of rejected copy: why, where from, its bytes as text and as hex.")
final class ShowCommand implements Callable<Integer> {
  @Mixin ClusterOptions cluster = new ClusterOptions();

  @Parameters(
      paramLabel = "ID",
      converter = RejectedIdConverter.class,
      description = "As list prints it.")
  RecordCoordinate id = new RecordCoordinate("", 0, 0);

  @Option(
      names = "--save",
      paramLabel = "FILE",
      description = "Write its bytes to a new file, such as to try them with 'parse'.")
  @Nullable Path save;

  @Option(names = "--json", description = "As JSON.")
  boolean json;

  @Spec CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    Logs.quiet();
    try (RejectedSession session =
        RejectedSession.open(cluster.configFile(), ListCommand.PATIENCE)) {
      CommandException none =
          new CommandException(id + " is not there; retention takes copy after its days");
      if (save != null) {
        save(save, session.original(id).orElseThrow(() -> none));
        return 0;
      }
      spec.commandLine().getOut().print(session.show(id, json).orElseThrow(() -> none));
      spec.commandLine().getOut().flush();
      return 0;
    }
  }

  /** Never over a file that is there. */
  private static void save(Path file, byte[] bytes) {
    try {
      Files.write(file, bytes, StandardOpenOption.CREATE_NEW);
    } catch (FileAlreadyExistsException e) {
      throw new CommandException(file + " is there already; name a new file", e);
    } catch (IOException e) {
      throw new CommandException(file + " cannot be written: " + e.getMessage(), e);
    }
  }
}
