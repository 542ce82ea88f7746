package io.wiredesk.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.wiredesk.enrich.Annotator;
import io.wiredesk.schemas.Annotations;
import io.wiredesk.schemas.WireStory;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code wiredesk annotate}. Reads in order, annotates on all processors, prints in order. */
@Command(
    name = "annotate",
    description = {
      "Says what the stories of an archive are about, as enrich does, without Kafka.",
      "Reads {\"id\",\"time\",\"title\",\"body\",…} a line; prints"
          + " {\"id\",\"language\",\"people\",\"organisations\",\"places\",\"topics\",\"tickers\"} a"
          + " line, in the same order.",
      "Exit status 1 when a line was no story; the others go on."
    })
final class AnnotateCommand implements Callable<Integer> {
  private static final int STORIES_AT_ONCE = 1000;

  /** A heap holds this many of each kind of copy, whatever the stories' length. */
  private static final int CHARACTERS_AT_ONCE = 8_000_000;

  private record Job(JsonNode id, WireStory story) {}

  @Parameters(
      paramLabel = "FILE",
      arity = "0..1",
      description = "JSON lines; standard input where none is given.")
  @Nullable Path file;

  @Option(
      names = "--gazetteers",
      paramLabel = "DIR",
      description = "Folder of further gazetteers, *.tsv, asked before those that come along.")
  @Nullable Path gazetteers;

  @Spec CommandSpec spec = CommandSpec.create();

  private final List<Job> jobs = new ArrayList<>();
  private int characters;

  @Override
  public Integer call() throws IOException {
    Logs.quiet();
    Annotator annotator = annotator();
    try (BufferedReader lines = lines()) {
      return annotate(lines, annotator) == 0 ? 0 : 1;
    } catch (NoSuchFileException e) {
      spec.commandLine().getErr().println("wiredesk: " + file + ": no such file");
      return 1;
    }
  }

  private Annotator annotator() {
    try {
      return Annotator.with(gazetteers);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
    }
  }

  /** How many lines were bad. */
  private long annotate(BufferedReader lines, Annotator annotator) throws IOException {
    PrintWriter err = spec.commandLine().getErr();
    String name = file == null ? "standard input" : file.toString();
    JsonLines reader = new JsonLines(name, line -> err.println("wiredesk: " + line));
    JsonStory stories = new JsonStory(Clock.systemUTC());
    Progress progress = Progress.of(err, "annotated", 0);
    long bad =
        reader.read(
            lines,
            line -> {
              add(new Job(line.path("id"), stories.message(line)));
              if (isFull() || isWaiting(lines)) {
                finish(annotator, progress);
              }
            });
    finish(annotator, progress);
    progress.end();
    return bad;
  }

  private void add(Job job) {
    jobs.add(job);
    characters += job.story().getBody().length();
  }

  private boolean isFull() {
    return jobs.size() >= STORIES_AT_ONCE || characters >= CHARACTERS_AT_ONCE;
  }

  /** Whoever sends line by line gets an answer line by line. */
  private static boolean isWaiting(BufferedReader lines) {
    try {
      return !lines.ready();
    } catch (IOException e) {
      return true; // the next line tells of it
    }
  }

  private void finish(Annotator annotator, Progress progress) {
    PrintWriter out = spec.commandLine().getOut();
    jobs.parallelStream()
        .map(job -> line(job.id(), annotator.annotate(job.story())).toString())
        .toList()
        .forEach(
            line -> {
              out.println(line);
              progress.step();
            });
    jobs.clear();
    characters = 0;
  }

  private static ObjectNode line(JsonNode id, Annotations found) {
    ObjectNode line = JsonNodeFactory.instance.objectNode();
    line.set("id", id);
    line.put("language", found.getLanguage());
    found.getPeople().forEach(line.putArray("people")::add);
    found.getOrganisations().forEach(line.putArray("organisations")::add);
    ArrayNode places = line.putArray("places");
    found
        .getPlaces()
        .forEach(
            place ->
                places
                    .addObject()
                    .put("name", place.getName())
                    .put("countryCode", place.getCountryCode())
                    .put("role", place.getRole()));
    ArrayNode topics = line.putArray("topics");
    found
        .getTopics()
        .forEach(
            topic ->
                topics
                    .addObject()
                    .put("qcode", topic.getQcode())
                    .put("confidence", topic.getConfidence()));
    found.getTickers().forEach(line.putArray("tickers")::add);
    return line;
  }

  private BufferedReader lines() throws IOException {
    InputStream bytes = file == null ? System.in : Files.newInputStream(file);
    return new BufferedReader(new InputStreamReader(bytes, StandardCharsets.UTF_8), 1 << 16);
  }
}
