package io.wiredesk.local.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.wiredesk.cli.cluster.Http;
import io.wiredesk.local.fault.PlannedWire.Message;
import io.wiredesk.local.stack.Distribution;
import io.wiredesk.local.stack.PartProcess.Surroundings;
import io.wiredesk.local.stack.PortRole;
import io.wiredesk.local.stack.SinkSettings;
import io.wiredesk.local.stack.SplitStack;
import io.wiredesk.monitor.reconcile.ReconcileReport;
import io.wiredesk.monitor.reconcile.Reconciler;
import io.wiredesk.schemas.WireTopic;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * One wire into PostgreSQL, OpenSearch and the archive while Connect is killed at random.
 *
 * <p>{@code -Dwiredesk.kills=20} for more kills, {@code -Dwiredesk.seed=…} for the same wire,
 * {@code -Dwiredesk.corpora=DIR} for 20,000 stories of Reuters.
 */
@Tag("fault")
@Tag("long")
class EqualStoresIT {
  private static final int KILLS = Integer.getInteger("wiredesk.kills", 4);
  private static final long SEED = Long.getLong("wiredesk.seed", System.nanoTime());
  private static final int SENDERS = 8;
  private static final Duration PATIENCE = Duration.ofMinutes(10);

  private final Random random = new Random(SEED);
  private final SentLedger ledger = new SentLedger();

  @Test
  void allEndAlikeThoughConnectIsKilled(@TempDir Path temp) throws Exception {
    PlannedWire wire = PlannedWire.of(WireTexts.found(), random);
    int messages = wire.messages().size();
    System.out.printf("%d messages, %d kills, -Dwiredesk.seed=%d%n", messages, KILLS, SEED);
    OpenSearchStore openSearch = OpenSearchStore.start(temp.resolve("opensearch"));
    try {
      SplitStack stack =
          SplitStack.start(temp.resolve("data"), AgencyLoad.FEEDS, sinks(openSearch));
      try {
        ReconcileReport before = Reconciler.settled(stack.config(), PATIENCE);
        send(wire, stack);
        long over = System.nanoTime();
        ReconcileReport after = Reconciler.settled(stack.config(), PATIENCE);
        assertThat(after.balanced()).as(after.render()).isTrue();
        Store postgres = new PostgresStore(stack.endpoints().postgres());
        ArchiveStore archive = new ArchiveStore(stack.folder());
        everyStoreHasTheSame(wire, postgres, openSearch, archive);
        FaultReport.of(
                "kill -9 Connect, %d times, three stores".formatted(KILLS),
                ledger,
                before,
                after,
                Duration.ofNanos(System.nanoTime() - over))
            .write();
        assertThat(archive.rows()).as("a row a record").isEqualTo(published(stack));
        noStoreHoldsAKilledText(stack, postgres, openSearch, archive);
      } finally {
        stack.close();
      }
    } finally {
      openSearch.close();
    }
  }

  private static SinkSettings sinks(OpenSearchStore openSearch) {
    return SinkSettings.of(
        List.of("opensearch", "iceberg"),
        Distribution.current(),
        Map.of("WIREDESK_OPENSEARCH_URL", openSearch.url(), "WIREDESK_ICEBERG_COMMIT_MS", "1000"));
  }

  /** In as many parts as there are kills, each of which strikes while its part is sent. */
  private void send(PlannedWire wire, SplitStack stack) throws Exception {
    Queue<Message> left = new ConcurrentLinkedQueue<>(wire.messages());
    int part = left.size() / KILLS + 1;
    Semaphore allowed = new Semaphore(0);
    ExecutorService senders = Executors.newFixedThreadPool(SENDERS);
    try {
      List<Future<?>> sent = new ArrayList<>();
      for (int i = 0; i < SENDERS; i++) {
        sent.add(
            senders.submit(() -> send(left, allowed, new WireSender(stack.endpoints(), ledger))));
      }
      for (int kill = 0; kill < KILLS; kill++) {
        int moment = kill * part + random.nextInt(part / 2);
        allowed.release(part);
        await("acknowledged messages").atMost(PATIENCE).until(() -> ledger.messages() >= moment);
        stack.kill(PortRole.CONNECT);
        System.out.printf("Connect killed, %d messages acknowledged%n", ledger.messages());
        stack.begin(PortRole.CONNECT, Surroundings.USUAL);
        if (random.nextBoolean()) { // else the next kill may come while its tasks start
          stack.awaitReady(PortRole.CONNECT);
        }
      }
      stack.awaitReady(PortRole.CONNECT);
      for (Future<?> each : sent) {
        each.get();
      }
    } finally {
      senders.shutdownNow();
    }
  }

  /** Until nothing is left; returns how many it has sent. */
  private int send(Queue<Message> left, Semaphore allowed, WireSender sender)
      throws InterruptedException {
    int count = 0;
    allowed.acquire();
    for (Message next = left.poll(); next != null; next = left.poll()) {
      Message message = next;
      sender
          .deliver(message.dispatch().feed(), message.ninjs(), () -> false)
          .ifPresent(storyId -> ledger.acknowledged(storyId, message.dispatch()));
      count++;
      allowed.acquire();
    }
    allowed.release(); // the others find nothing left, either
    return count;
  }

  private static void everyStoreHasTheSame(PlannedWire wire, Store postgres, Store... others)
      throws Exception {
    Store.Count count = postgres.count();
    System.out.println(count);
    assertThat(count.stories() + count.copies()).isEqualTo(wire.live());
    assertThat(count.killed()).isEqualTo(wire.killed());
    for (Store other : others) {
      await(other.getClass().getSimpleName())
          .atMost(PATIENCE)
          .untilAsserted(() -> assertThat(other.count()).isEqualTo(count));
    }
  }

  private static long published(SplitStack stack) {
    return TopicBytes.of(
            stack.config(), WireTopic.STORIES.topicName(), WireTopic.DUPLICATES.topicName())
        .size();
  }

  private static void noStoreHoldsAKilledText(
      SplitStack stack, Store postgres, Store openSearch, ArchiveStore archive) throws Exception {
    assertThat(archive.holds(PlannedWire.KILLED)).as("as nobody has erased yet").isTrue();
    String connector = stack.url(PortRole.CONNECT) + "/connectors/wiredesk-iceberg";
    Http.send(Http.request(connector + "/stop").PUT(BodyPublishers.noBody()).build());
    await("the archive's connector to have no tasks")
        .atMost(PATIENCE)
        .until(() -> Http.get(connector + "/status").body().contains("\"tasks\":[]"));
    System.out.println(archive.figures("erase", "--orphans", "PT0S"));
    for (Store store : List.of(postgres, openSearch, archive)) {
      assertThat(store.holds(PlannedWire.KEPT)).as("what stays, in " + store).isTrue();
      assertThat(store.holds(PlannedWire.KILLED)).as("what is killed, in " + store).isFalse();
    }
  }
}
