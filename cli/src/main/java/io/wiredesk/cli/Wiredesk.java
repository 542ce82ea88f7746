package io.wiredesk.cli;

import io.wiredesk.cli.archive.AnnotateCommand;
import io.wiredesk.cli.archive.DedupCommand;
import io.wiredesk.cli.archive.ParseCommand;
import io.wiredesk.cli.rejected.RejectedCommand;
import io.wiredesk.cli.sinks.ArchiveCommand;
import io.wiredesk.cli.sinks.SinksCommand;
import io.wiredesk.schemas.UserFacing;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/**
 * The {@code wiredesk} command line. Exit status 0: good; 1: failed; 2: wrong usage. Data goes to
 * standard output, talk to standard error.
 */
@Command(
    name = "wiredesk",
    description = "Wire stories from push to storage.",
    mixinStandardHelpOptions = true,
    versionProvider = Wiredesk.Version.class,
    scope = ScopeType.INHERIT,
    synopsisSubcommandLabel = "COMMAND",
    sortOptions = false)
public final class Wiredesk implements Runnable {
  private static final List<Class<?>> COMMANDS =
      List.of(
          SendCommand.class,
          ParseCommand.class,
          DedupCommand.class,
          AnnotateCommand.class,
          TailCommand.class,
          TraceCommand.class,
          ReconcileCommand.class,
          LagCommand.class,
          FeedsCommand.class,
          SinksCommand.class,
          ArchiveCommand.class,
          RejectedCommand.class,
          TopicsCommand.class,
          IngestCommand.class,
          EnrichCommand.class,
          MonitorCommand.class);

  /** The build's version, from the jar's manifest. */
  static final class Version implements CommandLine.IVersionProvider {
    @Override
    public String[] getVersion() {
      String version = Wiredesk.class.getPackage().getImplementationVersion();
      return new String[] {"wiredesk " + (version == null ? "(unpacked)" : version)};
    }
  }

  @Option(
      names = "--verbose",
      description = "On failure, print the stack trace.",
      scope = ScopeType.INHERIT)
  boolean verbose;

  @CommandLine.Spec CommandLine.Model.CommandSpec spec = CommandLine.Model.CommandSpec.create();

  public static void main(String[] args) {
    main(args, List.of());
  }

  /** Runs the command line with these commands, too, listed first; ends the process. */
  public static void main(String[] args, List<Class<?>> more) {
    System.exit(run(args, utf8(System.out), utf8(System.err), more));
  }

  /** Runs a command in this process. */
  public static int run(String[] args, PrintWriter out, PrintWriter err) {
    return run(args, out, err, List.of());
  }

  /** The same, with these commands, too. */
  public static int run(String[] args, PrintWriter out, PrintWriter err, List<Class<?>> more) {
    Wiredesk root = new Wiredesk();
    CommandLine line = new CommandLine(root);
    Stream.concat(more.stream(), COMMANDS.stream())
        .forEach(command -> line.addSubcommand(new CommandLine(command)));
    return line.setOut(out)
        .setErr(err)
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setParameterExceptionHandler((e, given) -> Misuse.told(e))
        .setExecutionExceptionHandler((e, command, parsed) -> failed(e, command, root.verbose))
        .execute(args);
  }

  @Override
  public void run() {
    throw new CommandLine.ParameterException(spec.commandLine(), "Missing command");
  }

  private static PrintWriter utf8(OutputStream stream) {
    return new PrintWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8), true);
  }

  private static int failed(Exception e, CommandLine command, boolean verbose) {
    boolean foreseen = e instanceof UserFacing;
    String line = foreseen ? e.getMessage() : e.getClass().getSimpleName() + ": " + e.getMessage();
    command.getErr().println("wiredesk: " + line);
    if (verbose) {
      e.printStackTrace(command.getErr());
    }
    return 1;
  }
}
