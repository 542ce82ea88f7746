package io.wiredesk.cli.terminal;

/** The stack cannot do what was asked. The message is one line for the user. */
public final class CommandException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public CommandException(String message) {
    super(message);
  }

  public CommandException(String message, Throwable cause) {
    super(message, cause);
  }
}
