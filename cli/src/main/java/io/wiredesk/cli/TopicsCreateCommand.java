package io.wiredesk.cli;

import io.wiredesk.cli.cluster.ClusterOptions;
import io.wiredesk.cli.cluster.TopicSetup;
import io.wiredesk.cli.terminal.Logs;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code wiredesk topics create}. */
@Command(
    name = "create",
    description = "Creates what is missing and brings the rest up to the catalogue; idempotent.")
final class TopicsCreateCommand implements Callable<Integer> {
  @Mixin ClusterOptions cluster = new ClusterOptions();
  @Spec CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws IOException {
    Logs.quiet();
    TopicSetup.install(cluster.configFile()).forEach(spec.commandLine().getOut()::println);
    return 0;
  }
}
