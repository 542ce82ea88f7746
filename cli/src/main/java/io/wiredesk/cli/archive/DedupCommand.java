package io.wiredesk.cli.archive;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.wiredesk.cli.terminal.Logs;
import io.wiredesk.cli.terminal.ProgressLine;
import io.wiredesk.enrich.match.CopyFinder;
import io.wiredesk.schemas.Copy;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
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
  @Mixin ArchiveFile archive = new ArchiveFile();

  @Option(
      names = "--window",
      paramLabel = "TIME",
      defaultValue = "P60D",
      description =
          "How long a text is remembered, ISO 8601 (default: ${DEFAULT-VALUE}); near copies are found"
              + " within 14 days at most.")
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
    ProgressLine progress = ProgressLine.of(spec.commandLine().getErr(), "read", 0);
    long bad =
        reader.read(
            lines,
            line -> {
              Copy copy = finder.next(story.message(line)).orElse(null);
              out.println(verdict(line.path("id"), copy));
              progress.step();
            });
    progress.end();
    return bad;
  }

  /** Ids are numbers where the line's own is one. */
  private static ObjectNode verdict(JsonNode id, @Nullable Copy copy) {
    ObjectNode verdict = JsonNodeFactory.instance.objectNode();
    verdict.set("id", id);
    if (copy == null) {
      verdict.put("relation", "NONE").putNull("of");
      verdict.set("groupId", id);
      verdict.put("similarity", 0.0).putArray("reasons");
      return verdict;
    }
    verdict.put("relation", copy.getRelation().name());
    verdict.set("of", like(id, copy.getOfStoryId()));
    verdict.set("groupId", like(id, copy.getGroupId()));
    verdict.put("similarity", copy.getSimilarity());
    copy.getReasons().forEach(verdict.putArray("reasons")::add);
    return verdict;
  }

  private static JsonNode like(JsonNode id, String other) {
    boolean number = id.isIntegralNumber() && other.matches("-?\\d{1,18}");
    return number
        ? JsonNodeFactory.instance.numberNode(Long.parseLong(other))
        : JsonNodeFactory.instance.textNode(other);
  }
}
