package io.wiredesk.cli;

import java.io.PrintWriter;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** What is said of wrong usage: what is wrong, what was meant perhaps, and where help is. */
final class Misuse {
  private Misuse() {}

  /** Says it; returns the exit status. */
  static int told(ParameterException e) {
    CommandLine command = e.getCommandLine();
    PrintWriter err = command.getErr();
    String name = command.getCommandSpec().qualifiedName();
    if (e instanceof UnmatchedArgumentException unmatched && isCommand(command, unmatched)) {
      List<String> near = unmatched.getSuggestions();
      err.println(
          "wiredesk: no command '"
              + name.replaceFirst("^wiredesk ?", "")
              + (name.equals("wiredesk") ? "" : " ")
              + unmatched.getUnmatched().get(0)
              + (near.isEmpty() ? "'" : "'; did you mean '" + near.get(0) + "'?")
              + " '"
              + name
              + " --help' lists them");
    } else if (e.getClass() == ParameterException.class && lists(command)) {
      err.println("wiredesk: " + e.getMessage());
      command.usage(err);
    } else {
      err.println("wiredesk: " + e.getMessage());
      UnmatchedArgumentException.printSuggestions(e, err);
      err.print("Usage: " + command.getHelp().synopsis(0));
      err.println("'" + name + " --help' says more");
    }
    return command.getCommandSpec().exitCodeOnInvalidInput();
  }

  /** Whether a word stands where a command should. */
  private static boolean isCommand(CommandLine command, UnmatchedArgumentException e) {
    return lists(command) && !e.isUnknownOption();
  }

  private static boolean lists(CommandLine command) {
    return !command.getSubcommands().isEmpty();
  }
}
