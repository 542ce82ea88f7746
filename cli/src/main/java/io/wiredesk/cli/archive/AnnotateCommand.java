package io.wiredesk.cli.archive;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.wiredesk.cli.terminal.JsonLinesOption;
import io.wiredesk.cli.terminal.Logs;
import io.wiredesk.cli.terminal.ProgressLine;
import io.wiredesk.cli.terminal.RecordJson;
import io.wiredesk.enrich.annotate.Annotator;
import io.wiredesk.schemas.Annotations;
import io.wiredesk.schemas.WireStory;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code wiredesk annotate}. Reads in order, annotates on all processors, prints in order. */
@Command(
    name = "annotate",
    description = {
      "Says what the stories of an archive are about, as enrich does, without Kafka.",
      "Reads {\"id\",\"time\",\"title\",\"body\",…} a line; prints"
          + " {\"id\",\"language\",\"people\",\"organisations\",\"places\",\"topics\",\"tickers\"}"
          + " a line, in the same order.",
      "Exit status 1 when a line was no story; the others go on."
    })
public final class AnnotateCommand implements Callable<Integer> {
  private static final int STORIES_AT_ONCE = 1000;

  /** A heap holds this many of each kind of copy, whatever the stories' length. */
  private static final int CHARACTERS_AT_ONCE = 8_000_000;

  private static final List<String> TOLD =
      List.of("language", "people", "organisations", "places", "topics", "tickers");

  private record Job(JsonNode id, WireStory story) {}

  /** Stories read and not yet annotated. */
  private static final class Batch {
    private final List<Job> jobs = new ArrayList<>();
    private int characters;

    void add(Job job) {
      jobs.add(job);
      characters += job.story().getBody().length();
    }

    boolean isFull() {
      return jobs.size() >= STORIES_AT_ONCE || characters >= CHARACTERS_AT_ONCE;
    }

    /** The lines of all, in order; none is left. */
    List<String> annotated(Annotator annotator) {
      List<String> lines =
          jobs.parallelStream()
              .map(job -> line(job.id(), annotator.annotate(job.story())))
              .toList();
      jobs.clear();
      characters = 0;
      return lines;
    }
  }

  @Mixin ArchiveFile archive = new ArchiveFile();

  @Option(
      names = "--gazetteers",
      paramLabel = "DIR",
      description = "Folder of further gazetteers, *.tsv, asked before those that come along.")
  @Nullable Path gazetteers;

  @Mixin JsonLinesOption json = new JsonLinesOption();
  @Spec CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws IOException {
    Logs.quiet();
    Annotator annotator = annotator();
    return archive.read(
        spec.commandLine().getErr(), (lines, reader) -> annotate(lines, reader, annotator));
  }

  private Annotator annotator() {
    try {
      return Annotator.with(gazetteers);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
    }
  }

  /** How many lines were bad. */
  private long annotate(BufferedReader lines, JsonLines reader, Annotator annotator)
      throws IOException {
    JsonStory stories = new JsonStory(Clock.systemUTC());
    Batch batch = new Batch();
    try (ProgressLine progress = ProgressLine.of(spec.commandLine().getErr(), "annotated", 0)) {
      long bad =
          reader.read(
              lines,
              line -> {
                batch.add(new Job(line.path("id"), stories.message(line)));
                if (batch.isFull() || isWaiting(lines)) {
                  print(batch.annotated(annotator), progress);
                }
              });
      print(batch.annotated(annotator), progress);
      return bad;
    }
  }

  /** Whoever sends line by line gets an answer line by line. */
  private static boolean isWaiting(BufferedReader lines) {
    try {
      return !lines.ready();
    } catch (IOException e) {
      return true; // the next line tells of it
    }
  }

  private void print(List<String> lines, ProgressLine progress) {
    PrintWriter out = spec.commandLine().getOut();
    for (String line : lines) {
      out.println(line);
      progress.step();
    }
  }

  private static String line(JsonNode id, Annotations found) {
    ObjectNode all = RecordJson.tree(found).retain(TOLD);
    all.path("topics").forEach(topic -> ((ObjectNode) topic).remove("name"));
    ObjectNode line = JsonNodeFactory.instance.objectNode();
    line.set("id", id);
    line.setAll(all);
    return line.toString();
  }
}
