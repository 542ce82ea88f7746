package io.wiredesk.monitor.rejected;

import io.wiredesk.monitor.config.MonitorConfig;
import io.wiredesk.monitor.rejected.ActionResult.Outcome;
import io.wiredesk.monitor.topics.Failures;
import io.wiredesk.monitor.topics.RecordCoordinate;
import io.wiredesk.monitor.topics.RecordFetcher;
import io.wiredesk.monitor.topics.UnavailableException;
import io.wiredesk.monitor.topics.WireDecoder;
import io.wiredesk.monitor.topics.WireWriter;
import io.wiredesk.schemas.Notice;
import io.wiredesk.schemas.NoticeKind;
import io.wiredesk.schemas.RawRef;
import io.wiredesk.schemas.RejectedRef;
import io.wiredesk.service.KafkaSettings;
import io.wiredesk.service.RegistrySettings;
import io.wiredesk.service.StartedParts;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Deals with rejected copy: shows it, sends it through the pipeline again, discards it. What was
 * done is a notice, written after it was done: should the process die between the two, the copy
 * stays open, and a second replay is a resend, which changes nothing. Thread-safe.
 */
public final class RejectedActions {
  /** Dealt with in one go. */
  static final int AT_ONCE = 200;

  private final RejectedList list;
  private final RejectedReader reader;
  private final Replayer replayer;
  private final WireWriter writer;
  private final InstantSource clock;

  private RejectedActions(
      RejectedList list,
      RejectedReader reader,
      Replayer replayer,
      WireWriter writer,
      InstantSource clock) {
    this.list = list;
    this.reader = reader;
    this.replayer = replayer;
    this.writer = writer;
    this.clock = clock;
  }

  /**
   * Opens the clients that it needs.
   *
   * @param list is followed by the caller
   * @param parts what is opened is kept there
   */
  public static RejectedActions open(
      MonitorConfig config,
      KafkaSettings kafka,
      RegistrySettings registry,
      RejectedList list,
      WireWriter writer,
      StartedParts parts,
      InstantSource clock) {
    RecordFetcher records = parts.keep(new RecordFetcher(kafka.properties(), clock));
    WireDecoder decoder = parts.keep(new WireDecoder(registry.properties()));
    Optional<IngestClient> ingest =
        Optional.ofNullable(config.operatorKey())
            .map(key -> new IngestClient(config.ingest(), key));
    return new RejectedActions(
        list,
        new RejectedReader(list, records, decoder),
        new Replayer(records, decoder, writer, ingest),
        writer,
        clock);
  }

  /** Open copy that matches, oldest first. */
  List<RecordCoordinate> open(RejectedFilter filter) {
    return list.matching(filter.withStatus(RejectedStatus.OPEN)).stream()
        .map(RejectedView::entry)
        .sorted(Comparator.reverseOrder())
        .map(RejectedEntry::place)
        .toList();
  }

  /**
   * Empty when there is no such record.
   *
   * @throws UnavailableException when broker or registry do not answer
   */
  Optional<RejectedDetail> show(RecordCoordinate place) {
    return reader.read(place);
  }

  /** Sends one after the other through the pipeline again, until one is not answered. */
  List<ActionResult> replay(List<RecordCoordinate> places, String by) {
    List<ActionResult> results = new ArrayList<>();
    for (RecordCoordinate place : places) {
      ActionResult result = found(place, copy -> remembered(copy, replayer.replay(copy), by));
      results.add(result);
      if (result.outcome() == Outcome.UNANSWERED) {
        break; // The others would wait for the same.
      }
    }
    return results;
  }

  /** Marks each as dealt with. */
  List<ActionResult> discard(List<RecordCoordinate> places, String reason, String by) {
    return places.stream()
        .map(
            place ->
                found(
                    place,
                    copy ->
                        remembered(
                            copy,
                            new ActionResult(place, Outcome.DISCARDED, reason, null, null),
                            by)))
        .toList();
  }

  private ActionResult found(
      RecordCoordinate place, Function<RejectedDetail, ActionResult> action) {
    try {
      return show(place)
          .map(action)
          .orElseGet(() -> ActionResult.notPossible(place, "there is no such record"));
    } catch (UnavailableException e) {
      return ActionResult.unanswered(place, Failures.reason(e));
    }
  }

  private ActionResult remembered(RejectedDetail copy, ActionResult result, String by) {
    if (!result.outcome().decided()) {
      return result;
    }
    RejectedEntry entry = copy.entry();
    Notice notice = notice(entry, result, by);
    try {
      writer.write(entry.feed(), notice);
    } catch (UnavailableException e) {
      String text = result.detail() + ", but this could not be noted, so it stays open: ";
      return new ActionResult(
          entry.place(), Outcome.UNANSWERED, text + e.getMessage(), result.raw(), result.again());
    }
    list.decided(entry.place(), notice);
    return result;
  }

  private Notice notice(RejectedEntry entry, ActionResult result, String by) {
    boolean discarded = result.outcome() == Outcome.DISCARDED;
    RecordCoordinate raw = result.raw();
    return Notice.newBuilder()
        .setKind(discarded ? NoticeKind.REJECTED_DISCARDED : NoticeKind.REJECTED_REPLAYED)
        .setFeed(entry.feed())
        .setStoryId(entry.storyId())
        .setText(
            "%s by %s: %s".formatted(discarded ? "discarded" : "replayed", by, result.detail()))
        .setRawRef(raw == null ? null : new RawRef(raw.partition(), raw.offset()))
        .setRejected(ref(entry.place()))
        .setAgain(ref(result.again()))
        .setAt(clock.instant())
        .build();
  }

  private static @Nullable RejectedRef ref(@Nullable RecordCoordinate place) {
    return place == null ? null : new RejectedRef(place.topic(), place.partition(), place.offset());
  }
}
