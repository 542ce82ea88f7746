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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DedupCommandTest {
  private static final String FERRY =
      "The ferry between Harlingen and Vlieland stays in port until Thursday after a crane damaged"
          + " its loading ramp, the shipping line said. About 900 passengers have to wait for a"
          + " smaller ship.";

  private final ObjectMapper json = new ObjectMapper();
  private final StringWriter err = new StringWriter();
  private int status;

  @TempDir Path folder;

  @Test
  void aCopyPointsAtItsOriginalAndAnOriginalAtNothing() throws Exception {
    List<JsonNode> verdicts =
        dedup(
            story(7, "09:00", FERRY),
            story(
                8, "09:10", "Wheat closed higher in Chicago on rain in the plains, brokers said."),
            story(9, "09:40", FERRY.replace("smaller ship", "smaller vessel, it added")));

    assertThat(status).isZero();
    assertThat(err.toString()).isEmpty();
    assertThat(verdicts.get(0).toString())
        .isEqualTo(
            "{\"id\":7,\"relation\":\"NONE\",\"of\":null,\"groupId\":7,\"similarity\":0.0,"
                + "\"reasons\":[]}");
    assertThat(verdicts.get(1).path("relation").asText()).isEqualTo("NONE");
    JsonNode copy = verdicts.get(2);
    assertThat(copy.path("relation").asText()).isEqualTo("NEAR");
    assertThat(copy.path("of").asInt()).isEqualTo(7);
    assertThat(copy.path("groupId").asInt()).isEqualTo(7);
    assertThat(copy.path("similarity").asDouble()).isBetween(0.5, 1.0);
    assertThat(copy.path("reasons").toString()).contains("40 min later", "same 1 of 1 figures");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "not json | not JSON",
        "[1] | one JSON object",
        "{\"title\":\"no id\"} | \"id\" must be",
        "{\"id\":{}} | \"id\" must be",
        "{\"id\":\"x\"} | neither \"title\" nor \"body\"",
        "{\"id\":\"x\",\"body\":5} | \"body\" must be a text",
        "{\"id\":\"x\",\"body\":\"b\",\"time\":\"Next Monday\"} | \"time\" is not an ISO 8601 time",
        "{\"id\":\"x\",\"body\":\"b\",\"change\":\"odd\"} | \"change\" is not known: odd",
        "{\"id\":\"x\",\"body\":\"b\"} trailing | not JSON",
      })
  void aBadLineIsToldWithItsNumberAndTheOthersGoOn(String line, String reason) throws Exception {
    List<JsonNode> verdicts = dedup(story(1, "09:00", FERRY), line, story(2, "09:01", FERRY));

    assertThat(status).isEqualTo(1);
    assertThat(err.toString()).contains("stories.jsonl:2: ").contains(reason);
    assertThat(verdicts)
        .extracting(v -> v.path("relation").asText())
        .containsExactly("NONE", "EXACT");
  }

  @Test
  void anAbsurdClockForgetsNothing() throws Exception {
    List<JsonNode> verdicts =
        dedup(
            story(1, "09:00", FERRY),
            "{\"id\":2,\"time\":\"2099-01-01T00:00:00Z\",\"body\":\"A story from another day.\"}",
            story(3, "09:30", FERRY));

    assertThat(verdicts.get(2).path("of").asInt()).isEqualTo(1);
  }

  @Test
  void afterTheWindowItIsNews() throws Exception {
    Path file = write(story(1, "09:00", FERRY), story(2, "11:00", FERRY));

    List<JsonNode> verdicts = run("dedup", "--window", "PT1H", file.toString());

    assertThat(verdicts.get(1).path("relation").asText()).isEqualTo("NONE");
  }

  @Test
  void noSuchFile() throws Exception {
    run("dedup", folder.resolve("none.jsonl").toString());

    assertThat(status).isEqualTo(1);
    assertThat(err.toString()).contains("none.jsonl: no such file");
  }

  private List<JsonNode> dedup(String... lines) throws IOException {
    return run("dedup", write(lines).toString());
  }

  private Path write(String... lines) throws IOException {
    return Files.write(folder.resolve("stories.jsonl"), List.of(lines));
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

  private String story(int id, String time, String body) {
    return json.createObjectNode()
        .put("id", id)
        .put("time", "2026-03-02T" + time + ":00Z")
        .put("body", body)
        .toString();
  }
}
