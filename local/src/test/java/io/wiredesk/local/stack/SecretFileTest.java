package io.wiredesk.local.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretFileTest {
  private Path temp = Path.of("");

  @BeforeEach
  void scratch(@TempDir Path folder) {
    temp = folder;
  }

  @Test
  void drawsOnceAndKeepsIt() throws Exception {
    Path file = temp.resolve("password");
    String drawn = SecretFile.readOrDraw(file);
    assertThat(drawn).matches("[0-9a-f]{48}");
    assertThat(SecretFile.readOrDraw(file)).isEqualTo(drawn);
    assertThat(SecretFile.readOrDraw(temp.resolve("other"))).isNotEqualTo(drawn);
  }

  @Test
  void onlyItsOwnerMayReadIt() throws Exception {
    Path file = temp.resolve("password");
    SecretFile.write(file, "secret");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
  }
}
