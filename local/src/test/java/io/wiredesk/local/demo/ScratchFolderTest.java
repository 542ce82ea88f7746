package io.wiredesk.local.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.wiredesk.cli.terminal.CommandException;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScratchFolderTest {
  @Test
  void aScratchFolderGoesAwayWithAllThatIsInIt() throws IOException {
    Path path = usedAndClosed(null, false);
    assertThat(path).doesNotExist();
  }

  @Test
  void aScratchFolderCanBeKept() throws IOException {
    Path path = usedAndClosed(null, true);
    assertThat(path.resolve("kafka/log")).exists();
    new ScratchFolder(path, false, silence()).close();
  }

  @Test
  void aNamedFolderStays(@TempDir Path temp) throws IOException {
    Path path = usedAndClosed(temp.resolve("new"), false);
    assertThat(path.resolve("kafka/log")).exists();
  }

  @Test
  void aFolderThatHoldsSomethingIsRefused(@TempDir Path temp) throws IOException {
    Files.createFile(temp.resolve("something"));
    assertThatThrownBy(() -> ScratchFolder.open(temp, false, silence()))
        .isInstanceOf(CommandException.class)
        .hasMessage(temp + " is not empty; the demo needs a folder of its own");
  }

  @Test
  void aFileIsRefused(@TempDir Path temp) throws IOException {
    Path file = Files.createFile(temp.resolve("file"));
    assertThatThrownBy(() -> ScratchFolder.open(file, false, silence()))
        .hasMessage(file + " is a file, not a folder");
  }

  private static Path usedAndClosed(@Nullable Path named, boolean keep) throws IOException {
    try (ScratchFolder folder = ScratchFolder.open(named, keep, silence())) {
      Files.createDirectories(folder.path().resolve("kafka"));
      Files.createFile(folder.path().resolve("kafka/log"));
      return folder.path();
    }
  }

  private static PrintWriter silence() {
    return new PrintWriter(Writer.nullWriter());
  }
}
