package io.wiredesk.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Files dropped into a feed's folder, and what stays where when the broker is away. */
class DirectoryIT extends IngestIT {
  private static final Duration SOON = Duration.ofSeconds(30);

  @Test
  void aFileMovesWhenItIsOnTheTopic() throws Exception {
    drop("one.json", Wire.ninjs("urn:t:file", "1", "From a file"));
    await().atMost(SOON).until(() -> Files.exists(inbox("done/one.json")));
    assertThat(stories("urn:t:file"))
        .singleElement()
        .satisfies(
            s -> {
              assertThat(s.getFileName()).isEqualTo("one.json");
              assertThat(s.getTransport()).isEqualTo("directory");
            });
  }

  @Test
  void oneBadFileDoesNotBlockTheNext() throws Exception {
    drop("a-bad.xml", "<newsItem guid='urn:t:bad'><itemMeta>");
    drop("b-good.json", Wire.ninjs("urn:t:behind-bad", "1", "Behind"));
    await().atMost(SOON).until(() -> Files.exists(inbox("done/b-good.json")));
    await().atMost(SOON).until(() -> Files.exists(inbox("rejected/a-bad.xml")));
    assertThat(inbox("rejected/a-bad.xml.reason.txt")).content().startsWith("truncated: ");
    assertThat(rejected()).anyMatch(r -> "a-bad.xml".equals(r.getFileName()));
  }

  @Test
  void whatIsBeingWrittenIsLeftAlone() throws Exception {
    drop("half.json.part", Wire.ninjs("urn:t:part", "1", "Part"));
    drop(".hidden.json", Wire.ninjs("urn:t:hidden", "1", "Hidden"));
    drop("after.json", Wire.ninjs("urn:t:after-part", "1", "After"));
    await().atMost(SOON).until(() -> Files.exists(inbox("done/after.json")));
    assertThat(inbox("half.json.part")).exists();
    assertThat(inbox(".hidden.json")).exists();

    Files.move(inbox("half.json.part"), inbox("half.json"));
    await().atMost(SOON).until(() -> Files.exists(inbox("done/half.json")));
  }

  @Test
  void namesComeAgain() throws Exception {
    drop("again.json", Wire.ninjs("urn:t:again", "1", "First"));
    await().atMost(SOON).until(() -> Files.exists(inbox("done/again.json")));
    drop("again.json", Wire.ninjs("urn:t:again", "2", "Second"));
    await().atMost(SOON).until(() -> Files.exists(inbox("done/again.json.1")));
    assertThat(stories("urn:t:again")).hasSize(2);
  }

  /** Guarantee 1: no acknowledgement without the broker's. */
  @Test
  void whileTheBrokerIsAwayNothingIsAcknowledged() throws Exception {
    assertThat(push(Wire.ninjs("urn:t:before", "1", "Before")).statusCode()).isEqualTo(202);
    broker.stop();
    try {
      drop("waits.json", Wire.ninjs("urn:t:waits", "1", "Waits"));
      var answer = push(Wire.ninjs("urn:t:away", "1", "Away"));
      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(503);
      assertThat(answer.headers().firstValue("Retry-After")).isPresent();
      assertThat(inbox("waits.json")).exists();
      assertThat(get("/health/ready")).contains("does not answer");
    } finally {
      broker.start();
    }
    await().atMost(SOON).until(() -> Files.exists(inbox("done/waits.json")));
    assertThat(stories("urn:t:waits")).isNotEmpty();
    assertThat(push(Wire.ninjs("urn:t:away", "1", "Away")).statusCode()).isEqualTo(202);
  }

  private void drop(String name, String text) throws IOException {
    Files.writeString(inbox(name), text, StandardOpenOption.CREATE_NEW);
  }

  private Path inbox(String name) {
    return folder.resolve("inbox/demo").resolve(name);
  }
}
