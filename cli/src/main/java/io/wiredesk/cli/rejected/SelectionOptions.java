package io.wiredesk.cli.rejected;

import io.wiredesk.monitor.rejected.RejectedSession;
import io.wiredesk.monitor.topics.RecordCoordinate;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;

/** Which rejected copy a command acts on. Nothing is meant by saying nothing. */
final class SelectionOptions {
  @Parameters(
      paramLabel = "ID",
      arity = "0..*",
      converter = RejectedIdConverter.class,
      description = "As list prints them.")
  List<RecordCoordinate> ids = new ArrayList<>();

  @Option(names = "--all", description = "All open copy, or all of it that the filters match.")
  boolean all;

  @Option(
      names = "--by",
      paramLabel = "NAME",
      description = "Who does it, to be remembered (default: the user's name).")
  String by = System.getProperty("user.name", "somebody");

  @Mixin FilterOptions filter = new FilterOptions();

  /**
   * Before anything is read.
   *
   * @throws ParameterException when it is not clear what is meant
   */
  void check(CommandLine command) {
    if (ids.isEmpty() != all || (filter.isGiven() && !all)) {
      throw new ParameterException(
          command, "name copy by its ids, or say --all, with filters or without");
    }
  }

  /** The copy that is meant; says when there is none. */
  List<RecordCoordinate> of(RejectedSession session, PrintWriter talk) {
    if (!all) {
      return List.copyOf(ids);
    }
    List<RecordCoordinate> open = session.open(filter.filter(null));
    if (open.isEmpty()) {
      talk.println("wiredesk: nothing that is open matches");
    }
    return open;
  }
}
