package io.wiredesk.local;

import io.wiredesk.monitor.Place;
import io.wiredesk.monitor.RejectedShell;


import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;

/** Which rejected copy a command acts on. Nothing is meant by saying nothing. */
final class RejectedSelection {
  @Parameters(
      paramLabel = "ID",
      arity = "0..*",
      converter = RejectedId.class,
      description = "As list prints them.")
  List<Place> ids = new ArrayList<>();

  @Option(names = "--all", description = "All open copy, or all of it that the filters match.")
  boolean all;

  @Option(
      names = "--by",
      paramLabel = "NAME",
      description = "Who does it, to be remembered (default: the user's name).")
  String by = System.getProperty("user.name", "somebody");

  @Mixin RejectedFilterOptions filter = new RejectedFilterOptions();

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
  List<Place> of(RejectedShell shell, PrintWriter talk) {
    if (!all) {
      return List.copyOf(ids);
    }
    List<Place> open = shell.open(filter.filter(null));
    if (open.isEmpty()) {
      talk.println("wiredesk: nothing that is open matches");
    }
    return open;
  }
}
