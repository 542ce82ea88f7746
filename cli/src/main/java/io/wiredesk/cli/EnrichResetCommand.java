package io.wiredesk.cli;

import io.wiredesk.cli.terminal.CommandException;
import io.wiredesk.cli.terminal.Logs;
import io.wiredesk.enrich.EnrichReset;
import io.wiredesk.service.ConfigFile;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.common.KafkaException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code wiredesk enrich reset}. */
@Command(
    name = "reset",
    description = {
      "Deletes what enrich knows: the offsets of its group, its internal topics, its state on this",
      "machine. When it starts next, it reads all that wire.raw has and publishes it once more,"
          + " with",
      "the same numbers under the same keys; the stores find it stored. Refused while an instance",
      "runs. Run it on each machine that keeps a state; harmless when repeated."
    })
final class EnrichResetCommand implements Callable<Integer> {
  private static final Duration BETWEEN = Duration.ofMillis(500);
  private static final int LOOKS = 30;

  @ParentCommand EnrichCommand enrich = new EnrichCommand();

  @Option(names = "--dry-run", description = "Only says what would be deleted.")
  boolean dryRun;

  @Spec CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws InterruptedException {
    Logs.quiet();
    try (EnrichReset reset = EnrichReset.open(ConfigFile.load(enrich.config))) {
      tell(reset);
      if (!dryRun) {
        awaitEnd(reset);
        reset.run();
      }
      return 0;
    } catch (ExecutionException e) {
      throw failed(e.getCause() == null ? e : e.getCause());
    } catch (KafkaException | IOException e) {
      throw failed(e);
    }
  }

  /** An instance that was killed, or that refused its state, counts until its session has ended. */
  private static void awaitEnd(EnrichReset reset) throws ExecutionException, InterruptedException {
    for (int i = 0; i < LOOKS && reset.members() > 0; i++) {
      Thread.sleep(BETWEEN.toMillis());
    }
    int members = reset.members();
    if (members > 0) {
      throw new CommandException(
          "group %s has %s members, nothing is deleted: stop every enrich and run this again"
              .formatted(reset.group(), members));
    }
  }

  private void tell(EnrichReset reset) throws ExecutionException, InterruptedException {
    String does = dryRun ? "would delete" : "deletes";
    PrintWriter err = spec.commandLine().getErr();
    err.println("%s the offsets of group %s".formatted(does, reset.group()));
    reset.topics().forEach(topic -> err.println("%s topic %s".formatted(does, topic)));
    err.println("%s folder %s".formatted(does, reset.folder()));
    err.println("then enrich reads wire.raw from its beginning and publishes all of it once more");
  }

  private static CommandException failed(Throwable cause) {
    return new CommandException(
        "enrich is not reset, run this again: "
            + (cause.getMessage() == null ? cause : cause.getMessage()),
        cause);
  }
}
