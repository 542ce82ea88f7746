package io.wiredesk.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Map;
import org.apache.iceberg.Table;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

/** An archive in an object store, by Iceberg's S3 client: {@code mvn -Ps3 verify}. */
@EnabledIf("hasClient")
@SuppressWarnings("NullAway.Init") // made before each test
class ObjectStoreIT {
  private ObjectStore store;
  private ArchiveFolder archive;

  static boolean hasClient() {
    try {
      Class.forName(ObjectStore.SERVER, false, ObjectStoreIT.class.getClassLoader());
      return true;
    } catch (ClassNotFoundException e) {
      return false;
    }
  }

  @BeforeEach
  void start(@TempDir Path folder) throws Exception {
    store = new ObjectStore(folder);
    archive = new ArchiveFolder(store.bucket(), store.settings());
  }

  @AfterEach
  void stop() {
    store.close();
  }

  @Test
  void aKilledTextIsInNoObject() throws Exception {
    Table stories = archive.stories();
    archive.append(stories, archive.row("a", 1, "Telltale one"), archive.row("b", 1, "kept"));
    archive.append(archive.copies(), archive.row("a", 1, "Telltale two"));
    archive.writeUncommitted(stories, archive.row("c", 1, "Telltale three"));
    assertThat(archive.textsOnDisk()).filteredOn(text -> text.startsWith("Tell")).hasSize(3);
    archive.append(stories, archive.kill("a", 2));

    Kills kills = Kills.of(archive.tables().values());
    for (Table table : archive.tables().values()) {
      new TableErasure(table, kills).run(Long.MAX_VALUE);
    }

    assertThat(archive.textsOnDisk()).containsExactly("kept");
    assertThat(new Census(archive.tables()).count().get("live"))
        .isEqualTo(Map.of("story", 1L, "copy", 0L, "killed", 1L));
  }

  @Test
  void whileItIsAwayNothingIsCommittedAndNothingLost() throws Exception {
    Table stories = archive.stories();
    archive.append(stories, archive.row("a", 1, "one"));
    store.stop();
    assertThatThrownBy(() -> archive.append(stories, archive.row("b", 1, "two")))
        .hasRootCauseInstanceOf(java.net.ConnectException.class);

    store.startAgain();

    assertThat(archive.rows(archive.stories())).containsExactly("a|1|one");
    archive.append(stories, archive.row("b", 1, "two"));
    assertThat(archive.rows(archive.stories())).containsExactlyInAnyOrder("a|1|one", "b|1|two");
  }
}
