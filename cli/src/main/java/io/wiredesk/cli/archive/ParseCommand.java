package io.wiredesk.cli.archive;

import io.wiredesk.cli.terminal.JsonLinesOption;
import io.wiredesk.cli.terminal.Logs;
import io.wiredesk.cli.terminal.ProgressLine;
import io.wiredesk.cli.terminal.RecordJson;
import io.wiredesk.ingest.format.ExplainedOutcome;
import io.wiredesk.ingest.format.Formats;
import io.wiredesk.ingest.format.message.Outcome;
import io.wiredesk.ingest.format.message.Outcome.NotAStory;
import io.wiredesk.ingest.format.message.Outcome.Parsed;
import io.wiredesk.ingest.format.message.ParseContext;
import io.wiredesk.schemas.WireSizes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code wiredesk parse}. */
@Command(
    name = "parse",
    description = {
      "Reads files as ingest would, without Kafka; prints one WireStory as JSON a line.",
      "Exit status 1, and a reason on standard error, for each file that is no story."
    })
public final class ParseCommand implements Callable<Integer> {
  /** The names that {@code --format} takes. */
  static final class FormatNames implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return Formats.names().iterator();
    }
  }

  @Option(
      names = "--format",
      paramLabel = "F",
      completionCandidates = FormatNames.class,
      description = "The only format to try: ${COMPLETION-CANDIDATES}. Otherwise it is found out.")
  @Nullable String format;

  @Option(
      names = "--feed",
      paramLabel = "NAME",
      defaultValue = "parse",
      description = "The feed to read them as (default: ${DEFAULT-VALUE}).")
  String feed = "parse";

  @Option(
      names = "--source",
      paramLabel = "NAME",
      description = "The feed's source, which storyIds begin with (default: the feed).")
  @Nullable String source;

  @Option(
      names = "--identity",
      paramLabel = "ID",
      defaultValue = "GUID",
      description = "What identifies a story that has both: guid or link (default: guid).")
  ParseContext.Identity identity = ParseContext.Identity.GUID;

  @Option(
      names = "--zone",
      paramLabel = "ZONE",
      description = "Zone of times that are written without one (default: UTC).")
  @Nullable ZoneId zone;

  @Option(
      names = "--explain",
      description = {
        "Say on standard error how each file was recognised,",
        "and which element gave each field."
      })
  boolean explain;

  @Parameters(paramLabel = "FILE", arity = "1..*", description = "What to read.")
  List<Path> files = List.of();

  @Mixin JsonLinesOption json = new JsonLinesOption();
  @Spec CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    Logs.quiet();
    if (format != null && !Formats.names().contains(format)) {
      throw new CommandLine.ParameterException(
          spec.commandLine(), "No format '" + format + "'; there are " + Formats.names());
    }
    int failures = 0;
    try (ProgressLine progress =
        ProgressLine.of(spec.commandLine().getErr(), "read", files.size())) {
      for (Path file : files) {
        failures += parse(file) ? 0 : 1;
        progress.step();
      }
    }
    return failures == 0 ? 0 : 1;
  }

  /** Whether all that the file holds are stories; whatever is wrong with it, the next is read. */
  private boolean parse(Path file) {
    try {
      return read(file);
    } catch (NoSuchFileException e) {
      return complain(file, "no such file");
    } catch (IOException e) {
      return complain(file, "cannot be read: " + e.getMessage());
    } catch (RuntimeException | StackOverflowError e) {
      return complain(file, "a fault of ours: " + e);
    }
  }

  private boolean read(Path file) throws IOException {
    if (Files.size(file) > WireSizes.MESSAGE) {
      return complain(file, "more than " + WireSizes.MESSAGE + " bytes, which no feed takes");
    }
    byte[] bytes = Files.readAllBytes(file);
    boolean good = true;
    for (Outcome outcome : outcomes(file, bytes)) {
      if (outcome instanceof Parsed parsed) {
        spec.commandLine().getOut().println(RecordJson.line(parsed.story()));
      } else if (outcome instanceof NotAStory not) {
        good = complain(file, not.reason());
      }
    }
    return good;
  }

  private List<Outcome> outcomes(Path file, byte[] bytes) throws IOException {
    ParseContext context = context(file);
    if (!explain) {
      return Formats.parse(bytes, context);
    }
    List<ExplainedOutcome> all = Formats.explain(bytes, context);
    ParseExplanation.lines(file, all).forEach(spec.commandLine().getErr()::println);
    return all.stream().map(ExplainedOutcome::outcome).toList();
  }

  private boolean complain(Path file, String reason) {
    spec.commandLine().getErr().println("wiredesk: " + file + ": " + reason);
    return false;
  }

  private ParseContext context(Path file) throws IOException {
    String name = Objects.toString(file.getFileName(), file.toString());
    Instant written = Files.getLastModifiedTime(file).toInstant();
    return new ParseContext(
        feed,
        Objects.requireNonNullElse(source, feed),
        identity,
        null,
        "file",
        null,
        format,
        zone,
        null,
        name,
        written,
        Instant.now(),
        null);
  }
}
