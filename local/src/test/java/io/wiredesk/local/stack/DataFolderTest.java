package io.wiredesk.local.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.wiredesk.cli.terminal.CommandException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataFolderTest {
  private Path temp = Path.of("");

  @BeforeEach
  void scratch(@TempDir Path folder) {
    temp = folder;
  }

  @Test
  void makesTheFolderAndWritesItsVersion() throws Exception {
    Path folder = temp.resolve("a/b");
    try (DataFolder data = DataFolder.open(folder)) {
      assertThat(data.root()).isEqualTo(folder);
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder)))
          .isEqualTo("rwx------");
      assertThat(folder.resolve("wiredesk-version")).hasContent(DataFolder.VERSION + "\n");
    }
  }

  @Test
  void opensAgainAfterClose() {
    DataFolder.open(temp).close();
    DataFolder.open(temp).close();
  }

  @Test
  void folderInUseIsRefused() {
    try (DataFolder data = DataFolder.open(temp)) {
      assertThat(data.root()).exists();
      assertThatThrownBy(() -> DataFolder.open(temp))
          .isInstanceOf(CommandException.class)
          .hasMessageContaining("in use");
    }
  }

  @Test
  void folderOfANewerVersionIsRefusedAndLeftAlone() throws Exception {
    Path version = temp.resolve("wiredesk-version");
    Files.writeString(version, DataFolder.VERSION + 1 + "\n");
    assertThatThrownBy(() -> DataFolder.open(temp))
        .isInstanceOf(CommandException.class)
        .hasMessageContaining("newer")
        .hasMessageNotContaining("\n");
    assertThat(version).hasContent(DataFolder.VERSION + 1 + "\n");
  }

  @Test
  void unreadableVersionIsRefused() throws Exception {
    Files.writeString(temp.resolve("wiredesk-version"), "banana");
    assertThatThrownBy(() -> DataFolder.open(temp))
        .isInstanceOf(CommandException.class)
        .hasMessageContaining("banana");
  }

  @Test
  void fileInPlaceOfTheFolderIsRefused() throws Exception {
    Path file = Files.createFile(temp.resolve("file"));
    assertThatThrownBy(() -> DataFolder.open(file))
        .isInstanceOf(CommandException.class)
        .hasMessageContaining("not a folder");
  }

  @Test
  void folderThatCannotBeWrittenIsRefused() {
    // Root may write anywhere, but not into the kernel's own tables.
    assertThatThrownBy(() -> DataFolder.open(Path.of("/proc/wiredesk")))
        .isInstanceOf(CommandException.class)
        .hasMessageContaining("cannot be written")
        .hasMessageNotContaining("\n");
  }
}
