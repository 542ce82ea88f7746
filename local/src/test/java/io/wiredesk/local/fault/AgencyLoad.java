package io.wiredesk.local.fault;

import io.wiredesk.cli.cluster.Endpoints;
import io.wiredesk.local.fault.SentLedger.Dispatch;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Pushes stories as an agency would that never gives up: new ones, updates, resends and reprints
 * through a second feed. A message is sent again until it is acknowledged, so a story's versions
 * arrive in order, some of them twice.
 */
final class AgencyLoad implements Runnable {
  static final List<String> FEEDS = List.of("alpha", "beta");

  /** Years that providers' clocks believe in; a version's number decides what is newer. */
  private static final List<Integer> CLOCKS = List.of(2024, 1970, 2099);

  /** So many of the last messages may be sent again, updated or reprinted. */
  private static final int REMEMBERED = 10_000;

  private final String name;
  private final WireSender sender;
  private final SentLedger ledger;
  private final Random random;
  private final Duration pause;
  private final List<Dispatch> recent = new ArrayList<>();
  private final Map<String, Integer> newest = new HashMap<>();
  private int count;
  private volatile boolean over;

  /**
   * One agency.
   *
   * @param name tells its stories from another load's
   * @param pause between two messages
   */
  AgencyLoad(String name, Endpoints endpoints, SentLedger ledger, Random random, Duration pause) {
    this.name = name;
    this.sender = new WireSender(endpoints, ledger);
    this.ledger = ledger;
    this.random = random;
    this.pause = pause;
  }

  @Override
  public void run() {
    try {
      while (!over) {
        deliver(next());
        Thread.sleep(pause.toMillis());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  void stop() {
    over = true;
  }

  private Dispatch next() {
    int choice = recent.size() < 10 ? 0 : random.nextInt(10);
    Dispatch dispatch =
        switch (choice) {
          case 6, 7 -> update(any());
          case 8 -> any();
          case 9 -> reprint(any());
          default -> fresh();
        };
    if (recent.size() < REMEMBERED) {
      recent.add(dispatch);
    } else {
      recent.set(count % REMEMBERED, dispatch);
    }
    count++;
    return dispatch;
  }

  private Dispatch any() {
    return recent.get(random.nextInt(recent.size()));
  }

  private Dispatch fresh() {
    String text =
        "Ship %s-%d of the season came in on pier %d.\n\nIts %d passengers went ashore at %d."
            .formatted(
                name, count, random.nextInt(1_000), random.nextInt(100_000), random.nextInt(2400));
    return new Dispatch("alpha", "urn:fault:" + name + ":" + count, 1, text);
  }

  private Dispatch update(Dispatch of) {
    int version = newest.merge(of.guid(), 2, (had, two) -> had + 1);
    return new Dispatch(
        of.feed(),
        of.guid(),
        version,
        of.text() + "\n\nUpdate " + version + " of " + of.guid() + ".");
  }

  private Dispatch reprint(Dispatch of) {
    return new Dispatch("beta", "urn:fault:" + name + ":reprint:" + count, 1, of.text());
  }

  /** Until it is acknowledged, or the load is over while nobody answers. */
  private void deliver(Dispatch dispatch) throws InterruptedException {
    sender
        .deliver(dispatch.feed(), ninjs(dispatch), () -> over)
        .ifPresent(storyId -> ledger.acknowledged(storyId, dispatch));
  }

  private static Map<String, Object> ninjs(Dispatch dispatch) {
    Map<String, Object> ninjs = new LinkedHashMap<>();
    ninjs.put("uri", dispatch.guid());
    ninjs.put("version", Integer.toString(dispatch.version()));
    ninjs.put("type", "text");
    ninjs.put("language", "en");
    ninjs.put(
        "versioncreated",
        "%d-03-05T10:%02d:00Z"
            .formatted(
                CLOCKS.get(Math.floorMod(dispatch.hashCode(), CLOCKS.size())),
                dispatch.version() % 60));
    ninjs.put("headline", "Ship " + dispatch.guid());
    ninjs.put("body_text", dispatch.text());
    return ninjs;
  }
}
