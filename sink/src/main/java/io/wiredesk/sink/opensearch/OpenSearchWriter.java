package io.wiredesk.sink.opensearch;

import io.wiredesk.sink.connect.Backoff;
import io.wiredesk.sink.connect.DeadLetterReporter;
import io.wiredesk.sink.connect.SinkMeters;
import io.wiredesk.sink.connect.WrittenCounts;
import io.wiredesk.sink.opensearch.DocumentStore.Outcome;
import io.wiredesk.sink.opensearch.StoryIndex.Generations;
import io.wiredesk.sink.story.Decoded;
import io.wiredesk.sink.story.Erase;
import io.wiredesk.sink.story.Lane;
import io.wiredesk.sink.story.StoryDecoder;
import io.wiredesk.sink.story.StoryRow;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.kafka.connect.errors.DataException;
import org.apache.kafka.connect.errors.RetriableException;
import org.apache.kafka.connect.sink.SinkRecord;
import org.apache.kafka.connect.sink.SinkTaskContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The task's work: a batch is read, compared with what is there, and written. When {@link #put}
 * returns, the cluster has acknowledged all of it, so Kafka may be told; what comes again changes
 * nothing. Not thread-safe.
 */
public final class OpenSearchWriter implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(OpenSearchWriter.class);

  /** Two tasks meet on one story only while a partition changes hands. */
  private static final int ROUNDS = 5;

  private final StoryIndex index;
  private final DocumentStore store;
  private final Erase erase;
  private final StoryDecoder decoder;
  private final SinkTaskContext context;
  private final Backoff backoff;
  private final InstantSource clock;
  private final DeadLetterReporter rejects;
  private final SinkMeters meters;

  public OpenSearchWriter(
      OpenSearchSinkConfig config, SinkTaskContext context, InstantSource clock) {
    OpenSearchClient client = new OpenSearchClient(config);
    this.index = new StoryIndex(client, config.alias());
    this.store = new DocumentStore(client, config.bulkBytes());
    this.erase = config.erase();
    this.decoder = new StoryDecoder(config.registry(), erase);
    this.context = context;
    this.backoff = config.backoff();
    this.clock = clock;
    this.rejects = new DeadLetterReporter(context.errantRecordReporter());
    this.meters = new SinkMeters(context);
  }

  /**
   * Writes the records.
   *
   * @throws RetriableException when the same records shall be delivered again after a while
   */
  public void put(Collection<SinkRecord> records) {
    if (records.isEmpty()) {
      return;
    }
    try {
      store(records);
      backoff.reset();
    } catch (RetriableException e) {
      meters.retried();
      Duration wait = backoff.next();
      context.timeout(wait.toMillis());
      log.warn("batch put off wait_ms={} reason={}", wait.toMillis(), e.getMessage());
      throw e;
    }
  }

  private void store(Collection<SinkRecord> records) {
    long start = clock.millis();
    List<Decoded.Bad> errant = new ArrayList<>();
    Map<String, List<StoryRow>> stories = new TreeMap<>();
    int kills = 0;
    for (SinkRecord record : records) {
      Decoded decoded = decoder.decode(record);
      if (decoded instanceof Decoded.Good good) {
        stories.computeIfAbsent(good.row().id(), id -> new ArrayList<>()).add(good.row());
        kills += good.row().isKill() ? 1 : 0;
      } else if (decoded instanceof Decoded.Bad bad) {
        errant.add(bad);
      }
    }
    WrittenCounts written = write(stories, errant);
    rejects.report(errant);
    rejects.settled();
    WrittenCounts all = new WrittenCounts(written.stories(), written.copies(), 0, kills);
    Duration took = Duration.ofMillis(clock.millis() - start);
    meters.committed(records.size(), errant.size(), all, took);
  }

  /** Until no document was outrun by another task's since it was read. */
  private WrittenCounts write(Map<String, List<StoryRow>> stories, List<Decoded.Bad> errant) {
    WrittenCounts written = WrittenCounts.NOTHING;
    Map<String, List<StoryRow>> left = stories;
    for (int round = 0; !left.isEmpty(); round++) {
      if (round == ROUNDS) {
        throw new RetriableException("another task writes the same stories");
      }
      Generations indices = index.generations();
      Map<String, StoredDocument> stored = store.read(left.keySet(), indices);
      List<StoryDocument> documents =
          left.entrySet().stream()
              .map(e -> StoryDocument.of(e.getValue(), stored.get(e.getKey()), erase))
              .flatMap(Optional::stream)
              .toList();
      List<Outcome> outcomes = store.write(documents, indices);
      Map<String, List<StoryRow>> outrun = new TreeMap<>();
      for (int i = 0; i < documents.size(); i++) {
        StoryDocument document = documents.get(i);
        if (outcomes.get(i) instanceof Outcome.Refused refused) {
          errant.add(refused(document, refused));
        } else if (outcomes.get(i) instanceof Outcome.Outrun) {
          outrun.put(document.storyId(), left.getOrDefault(document.storyId(), List.of()));
        } else {
          written = written.plus(counted(document));
        }
      }
      left = outrun;
    }
    return written;
  }

  private static WrittenCounts counted(StoryDocument document) {
    StoryRow row = document.row();
    if (row == null) {
      return WrittenCounts.NOTHING;
    }
    boolean copy = row.lane() == Lane.COPY;
    return new WrittenCounts(copy ? 0 : 1, copy ? 1 : 0, 0, 0);
  }

  /** What is there already was taken once, so it can only be a row's. */
  private static Decoded.Bad refused(StoryDocument document, Outcome.Refused refusal) {
    StoryRow row = Objects.requireNonNull(document.row(), "a document that was there is refused");
    return new Decoded.Bad(
        row.source(), new DataException("OpenSearch refuses the document: " + refusal.why()));
  }

  @Override
  public void close() {
    decoder.close();
    meters.close();
  }
}
