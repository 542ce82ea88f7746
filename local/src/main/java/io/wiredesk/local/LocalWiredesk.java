package io.wiredesk.local;

import io.wiredesk.cli.Wiredesk;
import io.wiredesk.local.demo.DemoCommand;
import java.util.List;

/**
 * The command line of {@code ./wiredesk}: cli's, and the commands that run a stack in this process.
 */
public final class LocalWiredesk {
  static final List<Class<?>> COMMANDS = List.of(UpCommand.class, DemoCommand.class);

  private LocalWiredesk() {}

  public static void main(String[] args) {
    Wiredesk.main(args, COMMANDS);
  }
}
