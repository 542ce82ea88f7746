package io.wiredesk.ingest.feed.drop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.wiredesk.ingest.feed.FeedSamples;
import io.wiredesk.ingest.format.message.RejectCode;
import io.wiredesk.schemas.WireSizes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.sshd.sftp.client.SftpClient;
import org.apache.sshd.sftp.client.SftpClient.OpenMode;
import org.junit.jupiter.api.Test;

/** What is too much for the SFTP server: files, and what a disk has room for. */
class DropServerLimitsTest extends DropServerBench {
  @Test
  void tooLargeAFileIsRefusedWhileItIsWritten() throws Exception {
    try (SftpClient sftp = login()) {
      assertThatThrownBy(() -> put(sftp, "large.txt", new byte[MOST_BYTES + 1]))
          .hasMessageContaining("100000 bytes");
      put(sftp, "a.json", FeedSamples.of("urn:a"));
    }
    assertThat(intake.ids()).containsExactly("urn:a");
    assertThat(uploads("too-large")).isEqualTo(1);
    assertThat(data.resolve("drop/acme/upload")).isEmptyDirectory();
    assertThat(intake.rejected())
        .singleElement()
        .satisfies(
            r -> {
              assertThat(r.code()).isEqualTo(RejectCode.TOO_LARGE);
              assertThat(r.reason()).contains("more than 100000", "its sender has all");
              assertThat(r.bytes()).hasSize(WireSizes.HEAD);
            });
    assertThat(intake.contexts().get(0).fileName()).isEqualTo("large.txt");
  }

  /** A file with a hole in it, as big as no disk. */
  @Test
  void aSparseFileIsTooLargeTwice() throws Exception {
    try (SftpClient sftp = login();
        SftpClient.CloseableHandle file = sftp.open("a.txt", OpenMode.Write, OpenMode.Create)) {
      assertThatThrownBy(() -> sftp.write(file, 1L << 40, new byte[1]))
          .isInstanceOf(IOException.class);
      assertThatThrownBy(() -> sftp.setStat(file, new SftpClient.Attributes().size(1L << 40)))
          .isInstanceOf(IOException.class);
      assertThatThrownBy(file::close).hasMessageContaining("not whole");
    }
    assertThat(intake.ids()).isEmpty();
  }

  @Test
  void onAFullDiskNothingIsBegun() throws Exception {
    server.close();
    server = server("minFreeBytes: " + Long.MAX_VALUE);
    try (SftpClient sftp = login()) {
      assertThatThrownBy(() -> put(sftp, "a.json", FeedSamples.of("urn:a")))
          .hasMessageContaining("nearly full");
    }
    assertThat(uploads("disk-full")).isEqualTo(1);
  }

  /** The device stands for a disk that has no room left: every write to it fails. */
  @Test
  void whatADiskThatFillsUpCutOffIsNotTakenAndTheNextIs() throws Exception {
    Path full = Path.of("/dev/full");
    assumeThat(full).exists();
    Path upload = data.resolve("drop/acme/upload/a.json");
    Files.createSymbolicLink(upload, full);
    try (SftpClient sftp = login()) {
      SftpClient.Handle file = sftp.open("a.json", OpenMode.Write);
      byte[] message = FeedSamples.of("urn:a");
      assertThatThrownBy(() -> sftp.write(file, 0, message))
          .hasMessageContaining("cannot be written here now");
      assertThatThrownBy(() -> sftp.close(file)).hasMessageContaining("was not taken");
      assertThat(upload).as("makes room").doesNotExist();
      assertThat(intake.ids()).isEmpty();
      assertThat(uploads("disk-full")).isEqualTo(1);
      put(sftp, "a.json", message);
    }
    assertThat(intake.ids()).containsExactly("urn:a");
  }
}
