package io.wiredesk.cli.terminal;

import picocli.CommandLine.Option;

/** {@code --json} of a command that prints nothing else, so that it may be said everywhere. */
public final class JsonLinesOption {
  @Option(names = "--json", description = "JSON, which it prints anyway.")
  boolean json;
}
