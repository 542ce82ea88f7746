package io.wiredesk.ingest.feed.drop;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.wiredesk.ingest.feed.FeedSamples;
import io.wiredesk.ingest.feed.TestClock;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.apache.sshd.sftp.client.SftpClient;
import org.apache.sshd.sftp.client.SftpClient.OpenMode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What senders upload to the SFTP server, and when it is taken. */
class DropServerTest extends DropServerBench {
  @Test
  void aFileIsAStoryWhenItWasClosed() throws Exception {
    try (SftpClient sftp = login()) {
      byte[] message = FeedSamples.of("urn:a");
      try (SftpClient.CloseableHandle file = sftp.open("a.json", OpenMode.Write, OpenMode.Create)) {
        sftp.write(file, 0, message, 0, 100);
        assertThat(intake.ids()).isEmpty();
        sftp.write(file, 100, message, 100, message.length - 100);
        assertThat(intake.ids()).isEmpty();
      }
      assertThat(intake.ids()).containsExactly("urn:a");
      assertThat(intake.stories().get(0).getTransport()).isEqualTo("sftp");
      assertThat(intake.stories().get(0).getFileName()).isEqualTo("a.json");
      assertThat(data.resolve("drop/acme/done/a.json")).hasBinaryContent(message);
    }
  }

  /** Many clients ask for the size afterwards, and take a missing file for a failure. */
  @Test
  void itIsStillFoundByItsSenderAfterwards() throws Exception {
    try (SftpClient sftp = login()) {
      put(sftp, "a.json", FeedSamples.of("urn:a"));
      assertThat(sftp.stat("a.json").getSize()).isEqualTo(FeedSamples.of("urn:a").length);
      sftp.setStat("a.json", sftp.stat("a.json"));
      sftp.rename("a.json", "b.json");
      assertThat(sftp.stat("b.json").getSize()).isPositive();
      put(sftp, "a.json", FeedSamples.of("urn:b"));
      assertThat(intake.ids()).containsExactly("urn:a", "urn:b");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"a.json.part", ".a.json", "a.json.tmp", "a.json~"})
  void underANameForUnfinishedOnesItWaitsForTheRename(String name) throws Exception {
    try (SftpClient sftp = login()) {
      put(sftp, name, FeedSamples.of("urn:a"));
      assertThat(intake.ids()).isEmpty();
      sftp.rename(name, "a.json");
      assertThat(intake.ids()).containsExactly("urn:a");
    }
  }

  @Test
  void anUploadThatBreaksOffIsNeverTakenAndMayBeResumed() throws Exception {
    byte[] message = FeedSamples.of("urn:a", "urn:b");
    try (SftpClient sftp = login()) {
      SftpClient.Handle file = sftp.open("a.json", OpenMode.Write, OpenMode.Create);
      sftp.write(file, 0, message, 0, 200);
      sftp.getSession().close(true);
    }
    await().atMost(SOON).until(() -> uploads("broken-off") == 1);
    assertThat(intake.ids()).isEmpty();
    try (SftpClient sftp = login()) {
      assertThat(sftp.stat("a.json").getSize()).isEqualTo(200);
      try (SftpClient.CloseableHandle file = sftp.open("a.json", OpenMode.Write)) {
        sftp.write(file, 200, message, 200, message.length - 200);
      }
    }
    assertThat(intake.ids()).containsExactly("urn:a", "urn:b");
  }

  /** A restart finds what was half written, and leaves it half written. */
  @Test
  void whatARestartFindsHalfWrittenIsNotTaken() throws Exception {
    Files.write(data.resolve("drop/acme/upload/half.json"), FeedSamples.of("urn:half"));
    server.close();
    server = server("");
    try (SftpClient sftp = login()) {
      put(sftp, "a.json", FeedSamples.of("urn:a"));
      assertThat(sftp.stat("half.json").getSize()).isPositive();
    }
    assertThat(intake.ids()).containsExactly("urn:a");
  }

  /** Neither resumed nor sent again for a week. */
  @Test
  void whatBrokeOffLongAgoMakesRoom() throws Exception {
    Path old = Files.write(data.resolve("drop/acme/upload/old.json"), FeedSamples.of("urn:old"));
    Path young = Files.write(data.resolve("drop/acme/upload/young.json"), FeedSamples.of("urn:y"));
    Instant now = new TestClock().instant();
    Files.setLastModifiedTime(old, FileTime.from(now.minus(Duration.ofDays(8))));
    Files.setLastModifiedTime(young, FileTime.from(now.minus(Duration.ofDays(6))));
    try (SftpClient sftp = login()) {
      put(sftp, "a.json", FeedSamples.of("urn:a"));
    }
    assertThat(old).doesNotExist();
    assertThat(young).exists();
    assertThat(intake.ids()).containsExactly("urn:a");
  }

  @Test
  void withoutTheBrokersAckThereIsNoneHereAndNothingIsLost() throws Exception {
    intake.away = true;
    try (SftpClient sftp = login()) {
      assertThatThrownBy(() -> put(sftp, "a.json", FeedSamples.of("urn:a")))
          .hasMessageContaining("did not acknowledge")
          .hasMessageContaining("no harm");
    }
    intake.away = false;
    await().atMost(SOON).until(() -> intake.ids().equals(List.of("urn:a")));
    assertThat(uploads("not-acknowledged")).isEqualTo(1);
  }

  @Test
  void junkIsSetAsideAndTheNextGoesOn() throws Exception {
    try (SftpClient sftp = login()) {
      put(sftp, "bad.json", "{\"uri\":\"urn:x\",\"embargoed\":\"soon\"}".getBytes(UTF_8));
      put(sftp, "good.json", FeedSamples.of("urn:a"));
    }
    assertThat(data.resolve("drop/acme/rejected/bad.json.reason.txt"))
        .content()
        .startsWith("embargo-unreadable");
    assertThat(intake.ids()).containsExactly("urn:a");
  }

  @Test
  void twoCannotWriteOneFile() throws Exception {
    try (SftpClient one = login();
        SftpClient other = login();
        SftpClient.CloseableHandle file = one.open("a.json", OpenMode.Write, OpenMode.Create)) {
      assertThatThrownBy(() -> put(other, "a.json", FeedSamples.of("urn:b")))
          .hasMessageContaining("Somebody else");
      assertThat(uploads("refused")).isEqualTo(1);
      assertThatThrownBy(() -> other.rename("a.json", "b.json")).hasMessageContaining("still open");
      byte[] message = FeedSamples.of("urn:a");
      one.write(file, 0, message, 0, message.length);
    }
    assertThat(intake.ids()).containsExactly("urn:a");
  }

  /** The second begins while the first, closed, is not acknowledged yet. */
  @Test
  void twoUploadsOfOneNameAreBothPublished() throws Exception {
    intake.away = true;
    try (SftpClient one = login();
        SftpClient other = login()) {
      assertThatThrownBy(() -> put(one, "a.json", FeedSamples.of("urn:a")))
          .hasMessageContaining("did not acknowledge");
      try (SftpClient.CloseableHandle file =
          other.open("a.json", OpenMode.Write, OpenMode.Create, OpenMode.Truncate)) {
        intake.away = false;
        byte[] message = FeedSamples.of("urn:b");
        other.write(file, 0, message, 0, message.length);
      }
    }
    await().atMost(SOON).until(() -> intake.ids().size() == 2);
    assertThat(intake.ids()).containsExactlyInAnyOrder("urn:a", "urn:b");
  }

  @Test
  void whileAFileIsBeingTakenItsNameIsFreeForTheNext() throws Exception {
    try (SftpClient one = login();
        SftpClient other = login()) {
      intake.beforeNext(
          () -> {
            try {
              put(other, "a.json", FeedSamples.of("urn:b"));
            } catch (IOException e) {
              throw new UncheckedIOException(e);
            }
          });
      put(one, "a.json", FeedSamples.of("urn:a"));
    }
    assertThat(intake.ids()).containsExactlyInAnyOrder("urn:b", "urn:a");
  }
}
