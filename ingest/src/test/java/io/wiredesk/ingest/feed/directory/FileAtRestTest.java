package io.wiredesk.ingest.feed.directory;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.wiredesk.ingest.feed.FakeIntake;
import io.wiredesk.ingest.feed.FeedMeters;
import io.wiredesk.ingest.feed.FeedSamples;
import io.wiredesk.ingest.feed.Intake;
import io.wiredesk.ingest.feed.TestClock;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** When a dropped file is taken, and that it is the one that was taken which leaves the inbox. */
class FileAtRestTest {
  private final FakeIntake intake = new FakeIntake();
  private final TestClock clock = new TestClock();

  @TempDir Path folder;

  FileAtRestTest() {}

  /** Its writer pauses for longer than two looks are apart. */
  @Test
  void aFileThatPausesWhileItIsWrittenIsTakenWhole() throws Exception {
    DirectoryFeed feed = feed(intake);
    byte[] whole = FeedSamples.of("urn:a", "urn:b");
    Files.write(folder.resolve("a.txt"), Arrays.copyOf(whole, 10));
    looks(feed, 4, Duration.ofSeconds(1));
    Files.write(folder.resolve("a.txt"), whole);
    looks(feed, 4, Duration.ofSeconds(1));
    assertThat(intake.contexts()).isEmpty();
    looks(feed, 3, Duration.ofSeconds(1));
    assertThat(intake.ids()).containsExactly("urn:a", "urn:b");
    assertThat(folder.resolve("done/a.txt")).hasBinaryContent(whole);
  }

  @Test
  void whatEndsInTheMiddleIsWaitedForWithinBounds() throws Exception {
    DirectoryFeed feed = feed(intake);
    byte[] whole = FeedSamples.of("urn:a", "urn:b");
    Files.write(folder.resolve("a.json"), Arrays.copyOf(whole, 300));
    Files.write(folder.resolve("b.json"), Arrays.copyOf(whole, 100));
    Files.write(folder.resolve("c.json"), FeedSamples.of("urn:c"));
    looks(feed, 10, Duration.ofSeconds(5));
    assertThat(intake.ids()).as("holds up nobody").containsExactly("urn:c");
    assertThat(intake.rejected()).isEmpty();
    Files.write(folder.resolve("a.json"), whole);
    looks(feed, 5, Duration.ofSeconds(5));
    assertThat(intake.ids()).containsExactly("urn:c", "urn:a", "urn:b");
    assertThat(folder.resolve("rejected/b.json")).exists();
  }

  /** The one that was read is done; what has its name now, or says something new, is not. */
  @Test
  void whatWasWrittenAnewBeforeTheAckIsTakenToo() throws Exception {
    Path file = folder.resolve("a.json");
    Intake slow =
        (items, context) -> {
          if (intake.contexts().isEmpty()) {
            write(FeedSamples.of("urn:b"), file);
          }
          return intake.publish(items, context);
        };
    DirectoryFeed feed = feed(slow);
    write(FeedSamples.of("urn:a"), file);
    looks(feed, 3, Duration.ofSeconds(5));
    assertThat(file).exists();
    looks(feed, 3, Duration.ofSeconds(5));
    assertThat(intake.ids()).containsExactly("urn:a", "urn:b");
    assertThat(folder.resolve("done/a.json")).hasBinaryContent(FeedSamples.of("urn:b"));
    assertThat(file).doesNotExist();
  }

  /** As careful senders do: under another name, then renamed, with size and time as before. */
  private void write(byte[] message, Path file) {
    try {
      Path part = Files.write(folder.resolve("next.part"), message);
      Files.setLastModifiedTime(part, FileTime.fromMillis(1000));
      Files.move(part, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void looks(DirectoryFeed feed, int times, Duration apart) throws Exception {
    for (int i = 0; i < times; i++) {
      feed.poll();
      clock.pass(apart);
    }
  }

  private DirectoryFeed feed(Intake to) {
    return new DirectoryFeed(
        "acme",
        DirectoryFeed.TRANSPORT,
        FeedSamples.feed("{directory: true}"),
        Inbox.open(folder),
        to,
        1 << 20,
        Duration.ofSeconds(5),
        clock,
        new FeedMeters(new SimpleMeterRegistry()));
  }
}
