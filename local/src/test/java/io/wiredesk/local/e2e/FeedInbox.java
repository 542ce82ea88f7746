package io.wiredesk.local.e2e;

import static org.awaitility.Awaitility.await;

import io.wiredesk.cli.cluster.Endpoints;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Objects;
import java.util.stream.Stream;

/** The folder that a feed's files are dropped in. */
final class FeedInbox {
  private final Path inbox;
  private final Path aside;

  FeedInbox(Endpoints endpoints, String feed) throws IOException {
    inbox =
        Path.of(
            Objects.requireNonNull(
                Objects.requireNonNull(endpoints.feeds().get(feed), feed).inbox(), feed));
    aside = Files.createTempDirectory(inbox.getParent(), "aside");
  }

  /** Drops a file that is whole at once. */
  void drop(String name, byte[] bytes) throws IOException {
    Path written = Files.write(aside.resolve(name), bytes);
    Files.move(written, inbox.resolve(name), StandardCopyOption.ATOMIC_MOVE);
  }

  /** Returns once all files were taken. */
  void awaitEmpty(Duration patience) {
    await("an empty inbox").atMost(patience).until(this::isEmpty);
  }

  private boolean isEmpty() throws IOException {
    try (Stream<Path> files = Files.list(inbox)) {
      return files.noneMatch(Files::isRegularFile);
    }
  }
}
