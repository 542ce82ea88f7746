package io.wiredesk.cli;

import io.wiredesk.cli.terminal.CommandException;
import io.wiredesk.ingest.feed.settings.HashedPassword;
import java.io.BufferedReader;
import java.io.Console;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code wiredesk feeds password}. */
@Command(
    name = "password",
    description =
        "Reads a password, from the terminal or standard input, and prints it hashed, for drop: passwords.")
final class FeedsPasswordCommand implements Callable<Integer> {
  private static final int SALT_BYTES = 16;
  private static final int SHORTEST = 8;

  @Spec CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws IOException {
    String password = read(System.console());
    if (password == null || password.length() < SHORTEST) {
      throw new CommandException("a password has at least " + SHORTEST + " characters");
    }
    byte[] salt = new byte[SALT_BYTES];
    new SecureRandom().nextBytes(salt);
    spec.commandLine().getOut().println(HashedPassword.hash(password, salt));
    return 0;
  }

  private static @Nullable String read(@Nullable Console console) throws IOException {
    if (console != null) {
      char[] typed = console.readPassword("password: ");
      return typed == null ? null : new String(typed);
    }
    return new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)).readLine();
  }
}
