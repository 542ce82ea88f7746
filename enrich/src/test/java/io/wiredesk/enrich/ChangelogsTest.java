package io.wiredesk.enrich;

import static org.assertj.core.api.Assertions.assertThat;

import io.wiredesk.enrich.flow.Hops;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every changelog is one more partition in every transaction. */
class ChangelogsTest {
  @Test
  void aTaskHasOne(@TempDir Path dir) {
    assertThat(stores(dir, Hops.NONE)).containsExactly("state");
    assertThat(stores(dir, Hops.TOPICS))
        .containsExactlyInAnyOrder("story-state", "desk-state", "authority-state", "match-state");
  }

  private static Set<String> stores(Path dir, Hops hops) {
    try (Bench bench = new Bench(dir, hops)) {
      return bench.stores();
    }
  }
}
