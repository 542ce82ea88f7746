package io.wiredesk.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.wiredesk.cli.cluster.Endpoints;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The command line as its user meets it: exit status, standard output, standard error. */
class WiredeskTest {
  private record Result(int status, String out, String err) {}

  private Path temp = Path.of("");

  @BeforeEach
  void scratch(@TempDir Path folder) {
    temp = folder;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "send",
        "parse",
        "dedup",
        "annotate",
        "tail",
        "trace",
        "reconcile",
        "lag",
        "feeds",
        "feeds test",
        "sinks",
        "rejected",
        "rejected list",
        "rejected show",
        "rejected replay",
        "rejected discard",
        "topics",
        "topics create",
        "ingest",
        "enrich",
        "enrich reset",
        "monitor"
      })
  void everyCommandHasHelp(String command) {
    Result result = run((command + " --help").strip().split(" "));
    assertThat(result.status()).isZero();
    assertThat(result.out()).contains("Usage: wiredesk");
    assertThat(result.err()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "send",
        "send demo",
        "parse",
        "topics",
        "rejected",
        "rejected show",
        "rejected discard wire.rejected-0@1",
        "rejected list --status lost",
        "rejected list --from yesterday",
        "rejected list --limit 0",
        "rejected show wire.raw-0@1",
        "rejected replay",
        "rejected replay 17",
        "rejected replay wire.rejected-0@1 --all"
      })
  void wrongUsageIsTwo(String line) {
    Result result = run(line.isEmpty() ? new String[0] : line.split(" "));
    assertThat(result.status()).isEqualTo(2);
    assertThat(result.out()).isEmpty();
    assertThat(result.err()).contains("Usage: wiredesk");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "lag",
        "feeds",
        "feeds test demo",
        "reconcile",
        "sinks",
        "rejected list",
        "rejected replay --all --json",
        "rejected discard --all --reason x --json",
        "tail",
        "trace demo:1",
        "topics create",
        "topics create --json",
        "send demo x"
      })
  void withoutAStackThereIsOneLine(String command) {
    Result result = run((command + " --data " + temp).split(" "));
    assertThat(result.status()).isEqualTo(1);
    assertThat(result.out()).isEmpty();
    assertThat(result.err()).hasLineCount(1).contains("no stack runs in " + temp, "wiredesk up");
  }

  @ParameterizedTest
  @ValueSource(strings = {"lag", "lag --watch", "feeds", "reconcile", "rejected list", "tail"})
  void aStackThatWasKilledIsOneLineAtOnce(String command) throws Exception {
    String nobody = "http://127.0.0.1:1";
    Endpoints killed =
        new Endpoints(
            "127.0.0.1:1",
            nobody,
            nobody,
            nobody,
            nobody,
            new Endpoints.Postgres("jdbc:postgresql://127.0.0.1:1/none", "nobody", ""),
            Map.of());
    Files.writeString(temp.resolve(Endpoints.FILE), killed.toJson());
    Result result = run((command + " --data " + temp).split(" "));
    assertThat(result.status()).isEqualTo(1);
    assertThat(result.out()).isEmpty();
    assertThat(result.err())
        .hasLineCount(1)
        .contains("nothing listens at 127.0.0.1:1", "up --data");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "fly | no command 'fly'",
        "laag | no command 'laag'; did you mean 'lag'? 'wiredesk --help' lists them",
        "rejected lst | no command 'rejected lst'; did you mean 'list'? 'wiredesk rejected"
            + " --help' lists them",
      })
  void anUnknownCommandIsOneLineThatSaysWhatWasMeant(String line, String told) {
    Result result = run(line.split(" "));
    assertThat(result.status()).isEqualTo(2);
    assertThat(result.err()).hasLineCount(1).contains(told, "--help");
  }

  @Test
  void wrongUsageOfACommandIsAFewLines() {
    assertThat(run("send", "--fly", "demo", "x").err())
        .contains("--fly", "Usage: wiredesk send", "'wiredesk send --help' says more")
        .satisfies(err -> assertThat(err.lines().count()).isLessThan(9));
  }

  @Test
  void sendingElsewhereWantsTheKeyOfThere() {
    Result result = run("send", "--url", "http://127.0.0.1:1", "demo", "x");
    assertThat(result.status()).isEqualTo(1);
    assertThat(result.err())
        .hasLineCount(1)
        .contains("--url needs --key", "'demo'")
        .doesNotContain("stack");
  }

  @Test
  void jsonMayBeSaidWhereNothingElseIsPrinted() throws Exception {
    Path text = temp.resolve("story.txt");
    Files.writeString(text, "OSLO A ferry line opened.");
    Path lines = temp.resolve("stories.jsonl");
    Files.writeString(
        lines,
        "{\"id\":1,\"time\":\"2026-05-04T10:00:00Z\",\"title\":\"A ferry\",\"body\":\"It"
            + " left.\"}\n");
    assertThat(run("parse", "--json", text.toString()).status()).isZero();
    assertThat(run("dedup", "--json", lines.toString()).status()).isZero();
    assertThat(run("annotate", "--json", lines.toString()).status()).isZero();
  }

  @Test
  void verboseAddsTheStackTrace() {
    Result result = run("lag", "--verbose", "--data", temp.toString());
    assertThat(result.status()).isEqualTo(1);
    assertThat(result.err()).contains("CommandException", "\tat ");
  }

  @Test
  void parsePrintsOneStoryALine() throws Exception {
    Path file = temp.resolve("story.txt");
    Files.writeString(
        file, "date 2024-03-05 OSLO A ferry line opened on Tuesday.\n\nIt runs twice a day.\n");
    Result result = run("parse", file.toString());
    assertThat(result.status()).isZero();
    assertThat(result.err()).isEmpty();
    assertThat(result.out())
        .hasLineCount(1)
        .contains("\"headline\":null", "\"format\":\"text\"", "\"fileName\":\"story.txt\"")
        .doesNotContain("\"original\"");
  }

  @Test
  void parseSaysWhyAFileIsNoStoryAndGoesOn() throws Exception {
    Path empty = Files.createFile(temp.resolve("empty"));
    Path good = temp.resolve("good.txt");
    Files.write(good, "OSLO A ferry line opened.".getBytes(StandardCharsets.UTF_8));
    Result result =
        run("parse", empty.toString(), temp.resolve("missing").toString(), good.toString());
    assertThat(result.status()).isEqualTo(1);
    assertThat(result.out()).hasLineCount(1);
    assertThat(result.err()).hasLineCount(2).contains("empty:", "missing: no such file");
  }

  @Test
  void unknownFormatIsWrongUsage() {
    assertThat(run("parse", "--format", "banana", "x").status()).isEqualTo(2);
  }

  private static Result run(String... args) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int status = Wiredesk.run(args, new PrintWriter(out, true), new PrintWriter(err, true));
    return new Result(status, out.toString(), err.toString());
  }
}
