package io.wiredesk.archive;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.iceberg.Table;
import org.apache.iceberg.TableProperties;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Erasing, on real tables in a folder that are written as the connector writes them. */
@SuppressWarnings("NullAway.Init") // made before each test
class TableErasureIT {
  private static final String OFFSETS = "kafka.connect.offsets.wire.archive.connect-x";
  private static final long ALL = Long.MAX_VALUE;

  private ArchiveFolder archive;

  @BeforeEach
  void make(@TempDir Path folder) {
    archive = new ArchiveFolder(folder);
  }

  private Map<String, Map<String, Long>> erase(long orphans) throws IOException {
    Map<String, Table> tables = archive.tables();
    Kills kills = Kills.of(tables.values());
    return Map.of(
        "stories", new TableErasure(archive.stories(), kills).run(orphans),
        "copies", new TableErasure(archive.copies(), kills).run(orphans));
  }

  @Test
  void aKilledTextIsNowhereInTheFolder() throws Exception {
    archive.append(
        archive.stories(), archive.row("a", 1, "Telltale one"), archive.row("b", 1, "kept"));
    archive.append(archive.stories(), archive.row("a", 2, "Telltale two"));
    archive.append(
        archive.copies(), archive.row("a", 1, "Telltale three"), archive.row("c", 1, "kept"));
    assertThat(archive.textsOnDisk()).filteredOn(text -> text.startsWith("Telltale")).hasSize(3);
    archive.append(archive.stories(), archive.kill("a", 3));

    Map<String, Map<String, Long>> done = erase(0);

    assertThat(archive.textsOnDisk()).containsExactlyInAnyOrder("kept", "kept");
    assertThat(archive.rows(archive.stories())).containsExactlyInAnyOrder("b|1|kept", "a|3|");
    assertThat(archive.rows(archive.copies())).containsExactly("c|1|kept");
    assertThat(done.get("stories")).containsEntry("rows", 2L).containsEntry("rewritten", 2L);
    assertThat(done.get("copies")).containsEntry("rows", 1L);
    assertThat(new Census(archive.tables()).count().get("live"))
        .isEqualTo(Map.of("story", 1L, "copy", 1L, "killed", 1L));
  }

  @Test
  void whatStandsAboveTheKillStays() throws Exception {
    archive.append(
        archive.stories(),
        archive.row("a", 1, "gone"),
        archive.kill("a", 2),
        archive.row("a", 3, "again"));
    erase(0);
    assertThat(archive.textsOnDisk()).containsExactly("again");
    assertThat(new Census(archive.tables()).count().get("live")).containsEntry("story", 1L);
  }

  @Test
  void againItChangesNothing() throws Exception {
    archive.append(archive.stories(), archive.row("a", 1, "gone"), archive.kill("a", 2));
    erase(0);
    long snapshot = archive.stories().currentSnapshot().snapshotId();
    assertThat(erase(0).get("stories")).containsEntry("rows", 0L).containsEntry("rewritten", 0L);
    assertThat(archive.stories().currentSnapshot().snapshotId()).isEqualTo(snapshot);
  }

  /** A run that broke off after its commit left the old files to the next. */
  @Test
  void whatARunThatBrokeOffLeftGoesWithTheNext() throws Exception {
    archive.append(archive.stories(), archive.row("a", 1, "Telltale"), archive.kill("a", 2));
    Table stories = archive.stories();
    archive.rewriteWithoutExpiring(stories, Kills.of(archive.tables().values()));
    assertThat(archive.textsOnDisk()).containsExactly("Telltale");
    erase(0);
    assertThat(archive.textsOnDisk()).isEmpty();
  }

  @Test
  void howFarTheConnectorHasCommittedStandsInTheNewestSnapshot() throws Exception {
    archive.appendAt(Map.of(OFFSETS, "{\"0\":41}"), archive.row("a", 1, "gone"));
    archive.appendAt(Map.of(OFFSETS, "{\"0\":42}"), archive.kill("a", 2));
    erase(0);
    assertThat(archive.stories().snapshots()).hasSize(1);
    assertThat(archive.stories().currentSnapshot().summary()).containsEntry(OFFSETS, "{\"0\":42}");
  }

  @Test
  void whatTheConnectorCommitsMeanwhileStays() throws Exception {
    archive.append(archive.stories(), archive.row("a", 1, "gone"), archive.kill("a", 2));
    AtomicBoolean once = new AtomicBoolean();
    Table table =
        archive.beforeCommit(
            archive.stories(),
            () -> {
              if (!once.getAndSet(true)) {
                archive.appendAt(Map.of(OFFSETS, "{\"0\":43}"), archive.row("b", 1, "kept"));
              }
            });
    new TableErasure(table, Kills.of(archive.tables().values())).run(0);
    assertThat(once).isTrue();
    assertThat(archive.rows(archive.stories())).containsExactlyInAnyOrder("a|2|", "b|1|kept");
    assertThat(archive.stories().currentSnapshot().summary()).containsEntry(OFFSETS, "{\"0\":43}");
  }

  @Test
  void aFileThatWasNeverCommittedGoesOnceItIsOldEnough() throws Exception {
    archive.append(archive.stories(), archive.row("a", 1, "kept"));
    archive.writeUncommitted(archive.stories(), archive.row("b", 1, "Telltale"));
    assertThat(erase(0).get("stories")).containsEntry("orphans", 0L);
    assertThat(erase(ALL).get("stories")).containsEntry("orphans", 1L);
    assertThat(archive.textsOnDisk()).containsExactly("kept");
  }

  @Test
  void anArchiveWithoutRowsOrTablesIsNoFault() throws Exception {
    assertThat(erase(ALL).get("stories")).containsEntry("rows", 0L);
    assertThat(new Census(Map.of()).count()).containsOnlyKeys("live");
  }

  @Test
  void whatIsCountedIsToldByTable() throws Exception {
    archive.append(archive.stories(), archive.row("a", 1, "gone"), archive.row("b", 1, "kept"));
    archive.append(archive.stories(), archive.kill("a", 2));
    assertThat(new Census(archive.tables()).count().get("wire.stories"))
        .containsEntry("files", 2L)
        .containsEntry("rows", 3L)
        .containsEntry("toErase", 1L);
    assertThat(archive.stories().properties())
        .containsEntry(TableProperties.DEFAULT_WRITE_METRICS_MODE, "counts");
  }
}
