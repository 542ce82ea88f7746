package io.wiredesk.cli.archive;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class JsonLinesTest {
  private final List<String> complaints = new ArrayList<>();
  private final List<String> read = new ArrayList<>();
  private final JsonLines lines = new JsonLines("x.jsonl", complaints::add);

  @Test
  void handsOverObjectsInOrderAndPassesOverBlankLines() throws IOException {
    assertThat(read("\ufeff{\"id\":1}\n\n   \n{\"id\":2}")).isZero();
    assertThat(read).containsExactly("{\"id\":1}", "{\"id\":2}");
    assertThat(complaints).isEmpty();
  }

  @Test
  void tellsABadLineByItsNumberAndGoesOn() throws IOException {
    assertThat(read("{\n[1]\n{\"a\":1,\"a\":2}\n{\"a\":1} x\n{\"refuse\":1}\n{\"id\":6}"))
        .isEqualTo(5);
    assertThat(read).containsExactly("{\"id\":6}");
    assertThat(complaints)
        .hasSize(5)
        .contains("x.jsonl:2: a line must be one JSON object", "x.jsonl:5: not wanted");
    assertThat(complaints.get(0)).startsWith("x.jsonl:1: not JSON: ");
    assertThat(complaints.get(2)).startsWith("x.jsonl:3: not JSON: Duplicate field 'a'");
  }

  @Test
  void countsEachReadingByItself() throws IOException {
    assertThat(read("no")).isEqualTo(1);
    assertThat(read("no")).isEqualTo(1);
    assertThat(read("{}")).isZero();
  }

  private long read(String text) throws IOException {
    return lines.read(
        new BufferedReader(new StringReader(text)),
        object -> {
          if (object.has("refuse")) {
            throw new JsonLines.Refused("not wanted");
          }
          read.add(object.toString());
        });
  }
}
