package io.wiredesk.cli.archive;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.wiredesk.ingest.format.Formats;
import io.wiredesk.ingest.format.message.ParseContext;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

class ParseExplanationTest {

  private static List<String> explain(String message) {
    ParseContext context =
        new ParseContext(
            "demo",
            "demo",
            ParseContext.Identity.GUID,
            null,
            "file",
            null,
            null,
            ZoneOffset.UTC,
            null,
            "a.x",
            null,
            Instant.EPOCH,
            null);
    return ParseExplanation.lines(
        Path.of("a.x"), Formats.explain(message.getBytes(UTF_8), context));
  }

  @Test
  void aLineAFieldInColumns() {
    assertThat(
            explain("{\"uri\":\"urn:x:1\",\"headline\":\"Ferry back\",\"body_text\":\"A ferry.\"}"))
        .containsExactly(
            "a.x: ninjs, told by a JSON object or a list of them that is no other format's",
            "  UTF-8: valid UTF-8",
            "",
            "  FIELD     FROM       VALUE",
            "  storyId   uri        demo:urn:x:1",
            "  guid      uri        urn:x:1",
            "  headline  headline   Ferry back",
            "  body      body_text  A ferry.",
            "");
  }

  @Test
  void eachItemForItselfAndWhyOneIsNone() {
    assertThat(explain("[{\"uri\":\"urn:x:1\"},{\"embargoed\":\"soon\",\"uri\":\"urn:x:2\"}]"))
        .contains("  item 1 of 2", "  item 2 of 2")
        .anyMatch(line -> line.startsWith("  rejected, EMBARGO_UNREADABLE: embargoed 'soon'"));
  }

  @Test
  void whatNoFormatRecognises() {
    assertThat(explain("%PDF-1.7").get(0)).isEqualTo("a.x: no format recognises it");
  }

  @Test
  void longValuesAreCut() {
    assertThat(explain("{\"uri\":\"urn:x:1\",\"headline\":\"" + "ha ".repeat(99) + "\"}"))
        .allMatch(line -> line.length() < 140)
        .anyMatch(line -> line.endsWith("…"));
  }
}
