package io.wiredesk.cli.terminal;

import io.wiredesk.schemas.UserFacing;

/** A command cannot do what was asked. */
public final class CommandException extends RuntimeException implements UserFacing {
  private static final long serialVersionUID = 1L;

  public CommandException(String message) {
    super(message);
  }

  public CommandException(String message, Throwable cause) {
    super(message, cause);
  }
}
