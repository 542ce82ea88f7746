package io.wiredesk.cli.archive;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.wiredesk.cli.Wiredesk;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AnnotateCommandTest {
  private static final String FERRY =
      "BERGEN, Norway, March 2 - Ferry operator Fjordlink ASA <FJLK.OL> will buy six ships, chief"
          + " executive Karin Rahn said. Shares of the company rose; its profit was up.";

  private final ObjectMapper json = new ObjectMapper();
  private final StringWriter err = new StringWriter();
  private int status;

  @TempDir Path folder;

  @Test
  void saysWhatAStoryIsAbout() throws Exception {
    JsonNode found = annotate(story(7, FERRY)).get(0);

    assertThat(status).isZero();
    assertThat(err.toString()).isEmpty();
    assertThat(found.fieldNames())
        .toIterable()
        .containsExactly(
            "id", "language", "people", "organisations", "places", "topics", "tickers");
    assertThat(found.path("id").asInt()).isEqualTo(7);
    assertThat(found.path("language").asText()).isEqualTo("en");
    assertThat(found.path("people").toString()).isEqualTo("[\"Karin Rahn\"]");
    assertThat(found.path("organisations").toString()).contains("Fjordlink ASA");
    assertThat(found.path("places").get(0).toString())
        .isEqualTo("{\"name\":\"Bergen\",\"countryCode\":\"NO\",\"role\":\"dateline\"}");
    assertThat(found.path("topics").get(0).path("qcode").asText()).isEqualTo("medtop:04000000");
    assertThat(found.path("topics").get(0).path("confidence").asDouble()).isBetween(0.1, 1.0);
    assertThat(found.path("tickers").toString()).isEqualTo("[\"FJLK.OL\"]");
  }

  @Test
  void manyStoriesComeOutInTheirOrder() throws Exception {
    List<JsonNode> found =
        annotate(IntStream.range(0, 2500).mapToObj(i -> story(i, FERRY)).toArray(String[]::new));

    assertThat(found).extracting(line -> line.path("id").asInt()).hasSize(2500).isSorted();
  }

  @Test
  void aBadLineIsToldWithItsNumberAndTheOthersGoOn() throws Exception {
    List<JsonNode> found =
        annotate(story(1, FERRY), "{\"id\":2,\"body\":", "[]", "{\"body\":\"b\"}", story(5, ""));

    assertThat(status).isEqualTo(1);
    assertThat(found).extracting(line -> line.path("id").asInt()).containsExactly(1, 5);
    assertThat(err.toString())
        .contains("stories.jsonl:2: not JSON")
        .contains("stories.jsonl:3: a line must be one JSON object")
        .contains("stories.jsonl:4: \"id\" must be a text or a whole number");
  }

  @Test
  void gazetteersOfOnesOwnAreAskedFirst() throws Exception {
    Files.writeString(folder.resolve("mine.tsv"), "person\tKarin A. Rahn\tNO\tKarin Rahn\n");
    Path file = Files.write(folder.resolve("stories.jsonl"), List.of(story(1, FERRY)));

    List<JsonNode> found = run("annotate", "--gazetteers", folder.toString(), file.toString());

    assertThat(found.get(0).path("people").toString()).isEqualTo("[\"Karin A. Rahn\"]");
  }

  @Test
  void aGazetteerOfAnotherShapeIsNamedByFileAndLine() throws Exception {
    Files.writeString(folder.resolve("mine.tsv"), "# mine\nperson of note\n");

    run("annotate", "--gazetteers", folder.toString(), folder.resolve("x.jsonl").toString());

    assertThat(status).isEqualTo(2);
    assertThat(err.toString()).contains("mine.tsv line 2: needs kind, name, code");
  }

  @Test
  void noSuchFile() throws Exception {
    run("annotate", folder.resolve("none.jsonl").toString());

    assertThat(status).isEqualTo(1);
    assertThat(err.toString()).contains("none.jsonl: no such file");
  }

  private List<JsonNode> annotate(String... lines) throws IOException {
    Path file = Files.write(folder.resolve("stories.jsonl"), List.of(lines));
    return run("annotate", file.toString());
  }

  private List<JsonNode> run(String... args) throws IOException {
    StringWriter out = new StringWriter();
    status = Wiredesk.run(args, new PrintWriter(out, true), new PrintWriter(err, true));
    List<JsonNode> lines = new ArrayList<>();
    for (String line : (Iterable<String>) out.toString().lines()::iterator) {
      lines.add(json.readTree(line));
    }
    return lines;
  }

  private String story(int id, String body) {
    return json.createObjectNode()
        .put("id", id)
        .put("time", "2026-03-02T09:00:00Z")
        .put("body", body)
        .toString();
  }
}
