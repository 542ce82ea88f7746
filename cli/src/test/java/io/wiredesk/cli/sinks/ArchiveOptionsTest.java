package io.wiredesk.cli.sinks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.wiredesk.cli.terminal.CommandException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArchiveOptionsTest {
  private static Map<String, String> resolved(String config, Map<String, String> variables)
      throws Exception {
    return ArchiveOptions.resolved(new ObjectMapper().readTree(config), variables);
  }

  @Test
  void variablesAreWhatTheWorkerSeesThere() throws Exception {
    assertThat(
            resolved(
                "{\"a\": \"jdbc:${env:HOST}/${env:DB}\", \"b\": \"$1\"}",
                Map.of("HOST", "x$1\\", "DB", "y")))
        .isEqualTo(Map.of("a", "jdbc:x$1\\/y", "b", "$1"));
  }

  @Test
  void aVariableThatIsNotSetIsNamedWithItsSetting() {
    assertThatThrownBy(() -> resolved("{\"a\": \"${env:HOST}\"}", Map.of()))
        .isInstanceOf(CommandException.class)
        .hasMessageContaining("connector's a wants HOST");
  }

  @Test
  void aPluginThatIsNotThereIsOneLine(@TempDir Path folder) {
    assertThatThrownBy(() -> ArchivePlugin.in(folder.resolve("none")))
        .isInstanceOf(CommandException.class)
        .hasMessageContaining("--plugin");
    assertThatThrownBy(() -> new ArchivePlugin(folder).run("count", Map.of()))
        .isInstanceOf(CommandException.class)
        .hasMessageContaining("does not load");
  }
}
