package io.wiredesk.cli.archive;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.wiredesk.cli.terminal.JsonLinesOption;
import io.wiredesk.cli.terminal.Logs;
import io.wiredesk.cli.terminal.ProgressLine;
import io.wiredesk.enrich.match.CopyFinder;
import io.wiredesk.schemas.Copy;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code wiredesk dedup}. */
@Command(
    name = "dedup",
    description = {
      "Tells the copies in an archive of stories, as enrich does, without Kafka.",
      "Reads {\"id\",\"time\",\"title\",\"body\",…} a line, in order; prints"
          + " {\"id\",\"relation\",\"of\",\"groupId\",\"similarity\",\"reasons\"} a line, relation"
          + " NONE for an original.",
      "Exit status 1 when a line was no story; the others go on."
    })
public final class DedupCommand implements Callable<Integer> {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** A line of the answer. Ids are numbers where the line's own is one. */
  private record Verdict(
      JsonNode id,
      String relation,
      JsonNode of,
      JsonNode groupId,
      double similarity,
      List<String> reasons) {

    static Verdict original(JsonNode id) {
      return new Verdict(id, "NONE", NullNode.instance, id, 0, List.of());
    }

    static Verdict copy(JsonNode id, Copy copy) {
      return new Verdict(
          id,
          copy.getRelation().name(),
          like(id, copy.getOfStoryId()),
          like(id, copy.getGroupId()),
          copy.getSimilarity(),
          copy.getReasons());
    }

    private static JsonNode like(JsonNode id, String other) {
      return id.isIntegralNumber() && other.matches("-?\\d{1,18}")
          ? LongNode.valueOf(Long.parseLong(other))
          : TextNode.valueOf(other);
    }
  }

  @Mixin ArchiveFile archive = new ArchiveFile();

  @Option(
      names = "--window",
      paramLabel = "TIME",
      defaultValue = "P60D",
      description =
          "How long a text is remembered, ISO 8601 (default: ${DEFAULT-VALUE}); near copies are"
              + " found within 14 days at most.")
  Duration window = Duration.ofDays(60);

  @Option(
      names = "--stories",
      paramLabel = "N",
      defaultValue = "200000",
      description =
          "Stories of a language remembered at most, about 1.5 kB of memory each (default:"
              + " ${DEFAULT-VALUE}).")
  int stories = 200_000;

  @Option(
      names = "--language",
      paramLabel = "TAG",
      defaultValue = "en",
      description = "Language of stories that declare none (default: ${DEFAULT-VALUE}).")
  String language = "en";

  @Mixin JsonLinesOption json = new JsonLinesOption();
  @Spec CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws IOException {
    Logs.quiet();
    if (stories < 1) {
      throw new ParameterException(
          spec.commandLine(), "--stories must be at least 1, not " + stories);
    }
    return archive.read(spec.commandLine().getErr(), this::dedup);
  }

  private long dedup(BufferedReader lines, JsonLines reader) throws IOException {
    PrintWriter out = spec.commandLine().getOut();
    CopyFinder finder = new CopyFinder(window, stories, language);
    JsonStory story = new JsonStory(Clock.systemUTC());
    try (ProgressLine progress = ProgressLine.of(spec.commandLine().getErr(), "read", 0)) {
      return reader.read(
          lines,
          line -> {
            JsonNode id = line.path("id");
            Verdict verdict =
                finder
                    .next(story.message(line))
                    .map(copy -> Verdict.copy(id, copy))
                    .orElseGet(() -> Verdict.original(id));
            out.println(JSON.valueToTree(verdict).toString());
            progress.step();
          });
    }
  }
}
