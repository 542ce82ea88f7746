package io.wiredesk.ingest.feed.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.wiredesk.ingest.feed.NotPublished;
import io.wiredesk.ingest.feed.directory.Inbox.Stamped;
import io.wiredesk.ingest.feed.directory.UnacknowledgedFiles.Sent;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class UnacknowledgedFilesTest {
  private final List<String> settled = new ArrayList<>();

  private static Sent file(String name, long size) {
    return new Sent(new Stamped(Path.of(name), size, FileTime.fromMillis(0), null), null);
  }

  private void settle(Sent sent) {
    String name = sent.file().path().toString();
    if (name.startsWith("bad")) {
      throw new NotPublished(name);
    }
    settled.add(name);
  }

  @Test
  void settlesInOrderAndOnlyWhenThereAreTooMany() {
    UnacknowledgedFiles underway = new UnacknowledgedFiles(this::settle);
    for (int i = 0; i < 300; i++) {
      underway.add(file("f" + i, 1));
    }
    assertThat(settled).hasSize(300 - 256).startsWith("f0", "f1");
    underway.finish();
    assertThat(settled).hasSize(300).endsWith("f299");
  }

  @Test
  void largeFilesDoNotPileUp() {
    UnacknowledgedFiles underway = new UnacknowledgedFiles(this::settle);
    underway.add(file("a", 10 << 20));
    underway.add(file("b", 10 << 20));
    assertThat(settled).containsExactly("a");
  }

  @Test
  void theFailureOfOneKeepsNoneOfTheOthers() {
    UnacknowledgedFiles underway = new UnacknowledgedFiles(this::settle);
    underway.add(file("a", 1));
    underway.add(file("bad1", 1));
    underway.add(file("bad2", 1));
    underway.add(file("c", 1));
    assertThat(underway.hasFailed()).isFalse();
    assertThatThrownBy(underway::finish).isInstanceOf(NotPublished.class).hasMessage("bad1");
    assertThat(underway.hasFailed()).isTrue();
    assertThat(settled).containsExactly("a", "c");
  }
}
