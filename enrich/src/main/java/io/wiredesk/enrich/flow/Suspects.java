package io.wiredesk.enrich.flow;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.streams.processor.api.RecordMetadata;

/**
 * Which record each thread has in hand, and which ones threads died with. A death may be a bad day;
 * a record that two threads died with is refused unseen from then on, so that it ends no third.
 * Only this process remembers it: each one that meets the record finds out for itself.
 */
public final class Suspects {
  /** Key under which stages find this in the Streams configuration. */
  public static final String CONFIG = "wiredesk.enrich.suspects";

  private static final int DEATHS = 2;
  private static final int REMEMBERED = 10_000;

  private final Map<Thread, Place> inHand = new ConcurrentHashMap<>();
  private final Map<Place, Integer> deaths =
      Collections.synchronizedMap(
          new LinkedHashMap<>() {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<Place, Integer> eldest) {
              return size() > REMEMBERED;
            }
          });

  /** Where a record is. */
  public record Place(String topic, int partition, long offset) {}

  /** The ones in the configuration that a stage runs with. */
  static Suspects in(Map<String, Object> configuration) {
    Object configured = configuration.get(CONFIG);
    return configured instanceof Suspects suspects ? suspects : new Suspects();
  }

  /** Does the work on a record, unless it stops threads. */
  void over(Optional<RecordMetadata> at, Runnable work) {
    Place place = at.map(m -> new Place(m.topic(), m.partition(), m.offset())).orElse(null);
    if (place == null || place.equals(inHand.get(Thread.currentThread()))) {
      work.run();
      return;
    }
    if (deaths.getOrDefault(place, 0) >= DEATHS) {
      throw new IllegalStateException("it stopped the thread %s times".formatted(DEATHS));
    }
    inHand.put(Thread.currentThread(), place);
    work.run();
    inHand.remove(Thread.currentThread()); // what was thrown leaves it: the thread may die of it
  }

  /**
   * The calling thread dies; what it had in hand.
   *
   * @param ofItsSurroundings which the record has nothing to do with
   */
  public Optional<Place> died(boolean ofItsSurroundings) {
    Optional<Place> place = Optional.ofNullable(inHand.remove(Thread.currentThread()));
    if (!ofItsSurroundings) {
      place.ifPresent(p -> deaths.merge(p, 1, Integer::sum));
    }
    return place;
  }
}
