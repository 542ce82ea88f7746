package io.wiredesk.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class ClassArchiveTest {
  @TempDir Path folder;
  private Path file;
  private Path classes;

  @BeforeEach
  void listClasses() throws Exception {
    file = folder.resolve("classes-17.jsa");
    classes = folder.resolve("classes-17.jsa.4711");
    Files.writeString(classes, "java/lang/Object\npicocli/CommandLine\njava/uti");
  }

  @Test
  void isWrittenWholeAndAlone() throws Exception {
    Path jar =
        Path.of(CommandLine.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    new ClassArchive(file, classes, jar.toString()).begin().waitFor();
    assertThat(folder).isDirectoryContaining(file::equals);
    assertThat(folder.toFile().list()).hasSize(1);
  }

  @Test
  void leavesNothingWhereItCannotBeWritten() throws Exception {
    Path gone = folder.resolve("gone").resolve(file.getFileName());
    new ClassArchive(gone, classes, "").begin().waitFor();
    assertThat(folder).isEmptyDirectory();
  }
}
