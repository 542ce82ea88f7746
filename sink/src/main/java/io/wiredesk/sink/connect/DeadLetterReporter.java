package io.wiredesk.sink.connect;

import io.wiredesk.sink.story.Decoded;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.errors.RetriableException;
import org.apache.kafka.connect.sink.ErrantRecordReporter;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hands records that can never be stored to Connect's dead-letter queue, and waits until it has
 * them: only then may their offsets be stored. A batch that is tried again does not report a record
 * twice; after a crash between the two writes it may, since the queue is not part of the database's
 * transaction.
 */
public final class DeadLetterReporter {
  private static final Logger log = LoggerFactory.getLogger(DeadLetterReporter.class);
  private static final long WAIT_SECONDS = 30;

  private final @Nullable ErrantRecordReporter reporter;
  private final Set<RecordPlace> reported = new HashSet<>();

  /**
   * @param reporter null where the connector has no dead-letter queue
   */
  public DeadLetterReporter(@Nullable ErrantRecordReporter reporter) {
    this.reporter = reporter;
  }

  /** All of them acknowledged on return. */
  public void report(List<Decoded.Bad> errant) {
    List<Future<Void>> pending = new ArrayList<>();
    List<RecordPlace> places = new ArrayList<>();
    for (Decoded.Bad reject : errant) {
      RecordPlace place = RecordPlace.of(reject.source());
      if (!reported.contains(place)) {
        log.warn("record rejected at={} reason={}", place, reject.why().toString());
        pending.add(required().report(reject.source(), reject.why()));
        places.add(place);
      }
    }
    pending.forEach(DeadLetterReporter::await);
    reported.addAll(places);
  }

  /** The batch is stored: its records will not come again. */
  public void settled() {
    reported.clear();
  }

  private ErrantRecordReporter required() {
    if (reporter == null) {
      throw new ConnectException(
          "a record cannot be stored and there is nowhere to put it: set errors.tolerance=all and"
              + " errors.deadletterqueue.topic.name=wire.rejected.sink");
    }
    return reporter;
  }

  private static void await(Future<Void> report) {
    try {
      report.get(WAIT_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException e) {
      throw new RetriableException("the dead-letter queue did not take a record in time", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new RetriableException("interrupted while writing to the dead-letter queue", e);
    }
  }
}
