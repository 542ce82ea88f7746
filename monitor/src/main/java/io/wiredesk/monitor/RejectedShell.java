package io.wiredesk.monitor;

import io.wiredesk.schemas.WireTopic;
import io.wiredesk.service.ConfigFile;
import io.wiredesk.service.KafkaSettings;
import io.wiredesk.service.RegistrySettings;


import java.time.Duration;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Rejected copy from the shell; needs the broker and no running monitor. Not thread-safe. */
public final class RejectedShell implements AutoCloseable {

  private final InstantSource clock = InstantSource.system();
  private final Parts parts = new Parts("rejected");
  private final RejectedBook book = new RejectedBook();
  private final RejectedDesk desk;
  private final TopicTail tail;

  private RejectedShell(ConfigFile file) {
    MonitorConfig config = file.section("monitor", MonitorConfig.class);
    Map<String, String> kafka = file.section("kafka", KafkaSettings.class).properties();
    Map<String, String> registry = file.section("registry", RegistrySettings.class).properties();
    String key = config.operatorKey();
    tail =
        parts.keep(
            TopicTail.open(
                file,
                clock,
                EnumSet.of(WireTopic.NOTICES, WireTopic.REJECTED, WireTopic.REJECTED_SINK),
                List.of(book)));
    desk =
        new RejectedDesk(
            book,
            parts.keep(new RecordFetch(kafka, clock)),
            parts.keep(new WireDecoder(registry)),
            parts.keep(new WireWriter(kafka, registry)),
            key == null ? null : new IngestClient(config.ingest(), key),
            clock);
  }

  /**
   * Reads what is there.
   *
   * @throws DeskException when broker or registry do not answer in time
   */
  public static RejectedShell open(ConfigFile file, Duration patience) {
    RejectedShell shell = new RejectedShell(file);
    try {
      shell.tail.catchUpOrFail(patience);
      return shell;
    } catch (RuntimeException e) {
      shell.close();
      throw e;
    }
  }

  /** The newest that match, as a table or as JSON. */
  public String list(RejectedFilter filter, int limit, boolean json) {
    List<RejectedView> matching = book.matching(filter);
    return json
        ? RejectedJson.page(
                    matching, null, limit, book.notListed(), tail.isComplete(), clock.instant())
                .toPrettyString()
            + "\n"
        : RejectedTable.list(matching, limit, book.notListed());
  }

  /** One with its bytes; empty when there is none. */
  public Optional<String> show(Place id, boolean json) {
    return desk.show(id)
        .map(
            detail ->
                json ? RejectedJson.of(detail).toPrettyString() + "\n" : RejectedTable.one(detail));
  }

  /** Its bytes; empty when there is none. */
  public Optional<byte[]> original(Place id) {
    return desk.show(id).map(RejectedDesk.Detail::bytes);
  }

  /** All open ones that match, oldest first. */
  public List<Place> open(RejectedFilter filter) {
    return desk.open(filter);
  }

  /**
   * Sends each through the pipeline again.
   *
   * @param told a line for each
   * @return whether all were taken
   */
  public boolean replay(List<Place> ids, String by, Consumer<String> told) {
    List<RejectedDesk.Result> results = desk.replay(ids, by);
    results.forEach(result -> told.accept(RejectedTable.line(result)));
    if (results.size() < ids.size()) {
      told.accept("%d more are as they were".formatted(ids.size() - results.size()));
    }
    return results.size() == ids.size() && results.stream().allMatch(RejectedShell::taken);
  }

  /**
   * Marks each as dealt with.
   *
   * @param told a line for each
   * @return whether all could be
   */
  public boolean discard(List<Place> ids, String reason, String by, Consumer<String> told) {
    List<RejectedDesk.Result> results = desk.discard(ids, reason, by);
    results.forEach(result -> told.accept(RejectedTable.line(result)));
    return results.stream().allMatch(RejectedShell::taken);
  }

  @Override
  public void close() {
    parts.close();
  }

  private static boolean taken(RejectedDesk.Result result) {
    return switch (result.outcome()) {
      case ACCEPTED, SENT, DISCARDED -> true;
      case REJECTED_AGAIN, NOT_POSSIBLE, UNANSWERED -> false;
    };
  }
}
