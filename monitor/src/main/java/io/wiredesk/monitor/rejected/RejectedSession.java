package io.wiredesk.monitor.rejected;

import io.wiredesk.monitor.config.MonitorConfig;
import io.wiredesk.monitor.http.PageCursor;
import io.wiredesk.monitor.output.Json;
import io.wiredesk.monitor.topics.RecordCoordinate;
import io.wiredesk.monitor.topics.TopicTail;
import io.wiredesk.monitor.topics.WireWriter;
import io.wiredesk.schemas.WireTopic;
import io.wiredesk.service.ConfigFile;
import io.wiredesk.service.KafkaSettings;
import io.wiredesk.service.RegistrySettings;
import io.wiredesk.service.StartedParts;
import java.time.Duration;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;

/** Rejected copy from the shell; needs the broker and no running monitor. Not thread-safe. */
public final class RejectedSession implements AutoCloseable {

  private final InstantSource clock = InstantSource.system();
  private final StartedParts parts = new StartedParts("rejected");
  private final RejectedList book = new RejectedList();
  private final RejectedActions desk;
  private final TopicTail tail;

  private RejectedSession(ConfigFile file) {
    MonitorConfig config = file.section("monitor", MonitorConfig.class);
    tail =
        parts.keep(
            TopicTail.open(
                file,
                config.feedsSince(),
                clock,
                EnumSet.of(WireTopic.NOTICES, WireTopic.REJECTED, WireTopic.REJECTED_SINK),
                List.of(book)));
    KafkaSettings kafka = file.section("kafka", KafkaSettings.class);
    RegistrySettings registry = file.section("registry", RegistrySettings.class);
    WireWriter writer = parts.keep(new WireWriter(kafka.properties(), registry.properties()));
    desk = RejectedActions.open(config, kafka, registry, book, writer, parts, clock);
  }

  /**
   * Reads what is there.
   *
   * @throws UnavailableException when broker or registry do not answer in time
   */
  public static RejectedSession open(ConfigFile file, Duration patience) {
    RejectedSession shell = new RejectedSession(file);
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
        ? Json.pretty(
                RejectedPage.of(
                    matching,
                    PageCursor.START,
                    limit,
                    book.notListed(),
                    tail.isComplete(),
                    clock.instant()))
            + "\n"
        : RejectedTable.list(matching, limit, book.notListed());
  }

  /** One with its bytes; empty when there is none. */
  public Optional<String> show(RecordCoordinate id, boolean json) {
    return desk.show(id)
        .map(
            detail ->
                json ? Json.pretty(RejectedItem.of(detail)) + "\n" : RejectedTable.one(detail));
  }

  /** Its bytes; empty when there is none. */
  public Optional<byte[]> original(RecordCoordinate id) {
    return desk.show(id).map(RejectedDetail::bytes);
  }

  /** All open ones that match, oldest first. */
  public List<RecordCoordinate> open(RejectedFilter filter) {
    return desk.open(filter);
  }

  /**
   * Sends each through the pipeline again.
   *
   * @param json whether a program reads
   * @param told a line for each
   * @return whether all were taken
   */
  public boolean replay(
      List<RecordCoordinate> ids, String by, boolean json, Consumer<String> told) {
    List<ActionResult> results = desk.replay(ids, by);
    results.forEach(result -> told.accept(line(result, json)));
    if (results.size() < ids.size() && !json) {
      told.accept(
          String.format(Locale.ROOT, "%d more are as they were", ids.size() - results.size()));
    }
    return results.size() == ids.size() && results.stream().allMatch(RejectedSession::taken);
  }

  /**
   * Marks each as dealt with.
   *
   * @param json whether a program reads
   * @param told a line for each
   * @return whether all could be
   */
  public boolean discard(
      List<RecordCoordinate> ids, String reason, String by, boolean json, Consumer<String> told) {
    List<ActionResult> results = desk.discard(ids, reason, by);
    results.forEach(result -> told.accept(line(result, json)));
    return results.stream().allMatch(RejectedSession::taken);
  }

  @Override
  public void close() {
    parts.close();
  }

  private static String line(ActionResult result, boolean json) {
    return json ? Json.of(ActionItem.of(result)) : RejectedTable.line(result);
  }

  private static boolean taken(ActionResult result) {
    return switch (result.outcome()) {
      case ACCEPTED, SENT, DISCARDED -> true;
      case REJECTED_AGAIN, NOT_POSSIBLE, UNANSWERED -> false;
    };
  }
}
