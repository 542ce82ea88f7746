package io.wiredesk.cli.archive;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Parameters;

/** The JSON lines that a command reads an archive's stories from: a file, or standard input. */
final class ArchiveFile {
  private static final int BUFFER = 1 << 16;

  @Parameters(
      paramLabel = "FILE",
      arity = "0..1",
      description = "JSON lines; standard input where none is given.")
  @Nullable Path file;

  /** What a command does with the lines. */
  interface Work {
    /** Returns how many lines were bad. */
    long on(BufferedReader lines, JsonLines reader) throws IOException;
  }

  /**
   * Opens the file and does the work.
   *
   * @param err told of bad lines, and of a file that is not there
   * @return the exit status: 0, or 1 when a line was bad or there is no such file
   */
  int read(PrintWriter err, Work work) throws IOException {
    String name = file == null ? "standard input" : file.toString();
    try (BufferedReader lines = open()) {
      JsonLines reader = new JsonLines(name, line -> err.println("wiredesk: " + line));
      return work.on(lines, reader) == 0 ? 0 : 1;
    } catch (NoSuchFileException e) {
      err.println("wiredesk: " + name + ": no such file");
      return 1;
    }
  }

  private BufferedReader open() throws IOException {
    InputStream bytes = file == null ? System.in : Files.newInputStream(file);
    return new BufferedReader(new InputStreamReader(bytes, StandardCharsets.UTF_8), BUFFER);
  }
}
