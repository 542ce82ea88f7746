package io.wiredesk.ingest.feed.directory;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.wiredesk.ingest.feed.FakeIntake;
import io.wiredesk.ingest.feed.FeedMeters;
import io.wiredesk.ingest.feed.FeedSamples;
import io.wiredesk.ingest.feed.Intake;
import io.wiredesk.ingest.feed.Receipt;
import io.wiredesk.ingest.feed.TestClock;
import io.wiredesk.ingest.format.message.Outcome;
import io.wiredesk.ingest.format.message.ParseContext;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One bad file holds up none of those beside it, and has none of them published again. */
class OneBadFileTest {
  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private final FakeIntake intake = new FakeIntake();

  @TempDir Path folder;

  @Test
  void aCharsetThatJavaOnlyDecodes() throws Exception {
    write("1.json", FeedSamples.of("urn:1"), 1);
    byte[] odd =
        ("<?xml version=\"1.0\" encoding=\"ISO-2022-CN\"?><nitf><head><docdata>"
                + "<doc-id id-string=\"k40\"/></docdata></head><body><body.content><p>It sails.</p>"
                + "</body.content></body></nitf>")
            .getBytes(StandardCharsets.US_ASCII);
    write("2.xml", odd, 2);
    write("3.json", FeedSamples.of("urn:3"), 3);

    polls(intake, 3);

    assertThat(intake.ids()).hasSize(3).contains("urn:1", "urn:3");
    assertThat(Files.exists(folder.resolve("done/2.xml"))).isTrue();
  }

  @Test
  void aFaultOfOurs() throws Exception {
    write("1.json", FeedSamples.of("urn:1"), 1);
    write("2.json", FeedSamples.of("urn:2"), 2);
    write("3.json", FeedSamples.of("urn:3"), 3);
    Intake faulty =
        new Intake() {
          @Override
          public CompletableFuture<Receipt> publish(List<Outcome> items, ParseContext context) {
            if ("2.json".equals(context.fileName())) {
              throw new IllegalStateException("a fault of ours");
            }
            return intake.publish(items, context);
          }
        };

    polls(faulty, 4);

    assertThat(intake.ids()).containsExactly("urn:1", "urn:3");
    assertThat(Files.exists(folder.resolve("2.json"))).isTrue();
    assertThat(meters.counter("wiredesk.ingest.source.faults", "source", "acme").count())
        .isGreaterThan(0);
  }

  /** The one before it is published once, not at every look. */
  @Test
  void anErrorOfOurs() throws Exception {
    write("1.json", FeedSamples.of("urn:1"), 1);
    write("2.json", FeedSamples.of("urn:2"), 2);
    write("3.json", FeedSamples.of("urn:3"), 3);
    Intake faulty =
        (items, context) -> {
          if ("2.json".equals(context.fileName())) {
            throw new NoClassDefFoundError("of a test");
          }
          return intake.publish(items, context);
        };

    polls(faulty, 4);

    assertThat(intake.ids()).containsExactly("urn:1", "urn:3");
    assertThat(meters.counter("wiredesk.ingest.source.faults", "source", "acme").count())
        .isGreaterThan(0);
  }

  /** Neither this name with what is added to it nor that one fits a file system. */
  @Test
  void aNameThatIsAsLongAsNamesMayBe() throws Exception {
    String longest = "n".repeat(250) + ".json";
    write(longest, FeedSamples.of("urn:1"), 1);
    write(
        "b" + longest.substring(1),
        "{\"uri\":\"urn:x\",\"embargoed\":\"soon\"}".getBytes(StandardCharsets.UTF_8),
        2);

    polls(intake, 3);

    assertThat(intake.ids()).containsExactly("urn:1");
    assertThat(folder).isDirectoryNotContaining(Files::isRegularFile);
    assertThat(folder.resolve("done"))
        .isDirectoryContaining(f -> f.getFileName().toString().startsWith("nnn"));
    assertThat(folder.resolve("rejected")).isDirectoryContaining("glob:**.reason.txt");
  }

  private void polls(Intake to, int times) throws Exception {
    DirectoryFeed feed =
        new DirectoryFeed(
            "acme",
            DirectoryFeed.TRANSPORT,
            FeedSamples.feed("{directory: true}"),
            Inbox.open(folder),
            to,
            1 << 20,
            Duration.ZERO,
            new TestClock(),
            new FeedMeters(meters));
    for (int i = 0; i < times; i++) {
      feed.poll();
    }
  }

  private void write(String name, byte[] bytes, long second) throws Exception {
    Path file = Files.write(folder.resolve(name), bytes);
    Files.setLastModifiedTime(file, FileTime.fromMillis(second * 1000));
  }
}
