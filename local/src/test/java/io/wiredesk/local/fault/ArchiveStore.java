package io.wiredesk.local.fault;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.wiredesk.cli.Wiredesk;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * The archive in a stack's data folder.
 *
 * @param data that folder
 */
record ArchiveStore(Path data) implements Store {
  @Override
  public Count count() throws IOException {
    JsonNode live = figures("count").path("live");
    return new Count(
        live.path("story").asLong(), live.path("copy").asLong(), live.path("killed").asLong());
  }

  /** Rows of both tables. */
  long rows() throws IOException {
    JsonNode figures = figures("count");
    return figures.path("wire.stories").path("rows").asLong()
        + figures.path("wire.duplicates").path("rows").asLong();
  }

  /** In any row of any data file, whether a snapshot names it or not. */
  @Override
  public boolean holds(String word) throws Exception {
    Process reader =
        new ProcessBuilder(
                ModuleTests.command(
                    "archive",
                    "io.wiredesk.archive.WrittenRows",
                    data.resolve("archive").toString(),
                    word))
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    String rows = new String(reader.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(reader.waitFor()).as(rows).isZero();
    return Long.parseLong(rows.strip()) > 0;
  }

  /** What {@code wiredesk archive} says. */
  JsonNode figures(String command, String... options) throws IOException {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    String[] line =
        Stream.concat(
                Stream.of("archive", command, "--json", "--data", data.toString()),
                Stream.of(options))
            .toArray(String[]::new);
    int status = Wiredesk.run(line, new PrintWriter(out, true), new PrintWriter(err, true));
    assertThat(status).as(err.toString()).isZero();
    return new ObjectMapper().readTree(out.toString());
  }
}
