package io.wiredesk.local;

import io.wiredesk.monitor.Place;
import io.wiredesk.monitor.RejectedShell;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Which rejected copy a command acts on. Nothing is meant by saying nothing. */
final class RejectedSelection {
  @Parameters(paramLabel = "ID", arity = "0..*", description = "As list prints them.")
  List<String> ids = new ArrayList<>();

  @Option(names = "--all", description = "All open copy, or all of it that the filters match.")
  boolean all;

  @Option(
      names = "--by",
      paramLabel = "NAME",
      description = "Who does it, to be remembered (default: the user's name).")
  String by = System.getProperty("user.name", "somebody");

  @Mixin RejectedFilterOptions filter = new RejectedFilterOptions();

  /**
   * The copy that is meant.
   *
   * @throws StackException when that is not clear
   */
  List<Place> of(RejectedShell shell) {
    if (ids.isEmpty() != all || (filter.isGiven() && !all)) {
      throw new StackException("name copy by its ids, or say --all, with filters or without");
    }
    return all ? shell.open(filter.filter(null)) : ids.stream().map(RejectedSelection::id).toList();
  }

  static Place id(String text) {
    return Place.parse(text)
        .filter(place -> place.topic().startsWith("wire.rejected"))
        .orElseThrow(
            () -> new StackException("'" + text + "' is no id; one is like wire.rejected-1@17"));
  }
}
