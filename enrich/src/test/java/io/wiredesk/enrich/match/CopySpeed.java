package io.wiredesk.enrich.match;

import io.wiredesk.enrich.match.index.IndexedStory;
import io.wiredesk.enrich.match.memory.InMemoryRouteStores;
import io.wiredesk.enrich.match.memory.KnownStory;
import io.wiredesk.enrich.match.memory.Retention;
import io.wiredesk.enrich.match.memory.StoreNames;
import io.wiredesk.enrich.text.Hashes;
import io.wiredesk.schemas.Story;
import io.wiredesk.schemas.WireStory;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * How many stories a second are decided with a window of a given size full, and what the window
 * costs in memory. Counted in processor time of the one thread that decides, so that a busy machine
 * does not blur it.
 */
final class CopySpeed {
  /** Stories decided once the window is full. */
  private static final int MEASURED = 20_000;

  private static final Pattern TELLING = Pattern.compile("\\p{Lu}\\p{L}{3,}|\\d+");

  private final List<WireStory> stories;
  private final List<String> names;

  CopySpeed(List<WireStory> stories) {
    this.stories = stories;
    this.names =
        stories.stream()
            .flatMap(story -> TELLING.matcher(story.getBody()).results())
            .map(MatchResult::group)
            .filter(word -> !Character.isDigit(word.charAt(0)))
            .distinct()
            .toList();
  }

  /** Windows to measure, one after another: the first of two alike warms up. */
  public static void main(String[] windows) throws IOException {
    List<WireStory> reuters = Corpora.found().reuters();
    CopySpeed speed = new CopySpeed(reuters.stream().filter(Corpora::hasText).toList());
    for (String window : windows) {
      System.out.println(speed.measure(Integer.parseInt(window)));
    }
  }

  /**
   * @param perSecond stories a second of processor time
   * @param bytes heap a story in the window
   */
  record Result(int window, double perSecond, double bytes) {}

  Result measure(int window) {
    InMemoryRouteStores stores = new InMemoryRouteStores();
    Retention retention =
        new Retention(
            stores.open(StoreNames.MATCH_AGE, Retention.codec()),
            Duration.ofDays(60),
            Long.MAX_VALUE);
    NearMatcher matcher =
        new NearMatcher(
            stores.open(StoreNames.MATCH_NEAR, IndexedStory.codec()), retention, window);
    CopyDetector detector =
        new CopyDetector(
            List.of(matcher),
            stores.open(StoreNames.MATCH_STORY, KnownStory.codec()),
            new CopyFamily(stores.open(StoreNames.MATCH_FAMILY, Retention.codec())),
            retention,
            retention);
    long empty = heap();
    for (int i = 0; i < window; i++) {
      detector.decide(CopyFinder.first(story(i)), Instant.EPOCH);
    }
    long full = heap();
    List<Story> measured =
        IntStream.range(window, window + MEASURED)
            .mapToObj(i -> CopyFinder.first(story(i)))
            .toList();
    long begun = processorTime();
    for (Story story : measured) {
      detector.decide(story, Instant.EPOCH);
    }
    double seconds = (processorTime() - begun) / 1e9;
    return new Result(window, MEASURED / seconds, (full - empty) / (double) window);
  }

  /**
   * The stories over and over, each time round with other names and figures, so that a window of
   * any size is full of stories of their own in the same templates, a second apart.
   */
  private WireStory story(int number) {
    WireStory story = stories.get(number % stories.size());
    int round = number / stories.size();
    Map<String, String> others = new HashMap<>();
    return WireStory.newBuilder(story)
        .setStoryId(Integer.toString(number))
        .setGuid(Integer.toString(number))
        .setHeadline(altered(String.valueOf(story.getHeadline()), round, others))
        .setBody(altered(story.getBody(), round, others))
        .setReceivedAt(Instant.EPOCH.plusSeconds(number))
        .setVersionCreated(null)
        .build();
  }

  private String altered(String text, int round, Map<String, String> others) {
    Matcher telling = TELLING.matcher(text);
    return round == 0
        ? text
        : telling.replaceAll(
            found ->
                others.computeIfAbsent(
                    found.group().toLowerCase(Locale.ROOT), word -> other(found, round)));
  }

  private String other(MatchResult found, int round) {
    int hash = Hashes.both(Hashes.word(found.group().toLowerCase(Locale.ROOT)), round);
    if (Character.isDigit(found.group().charAt(0))) {
      int low = (int) Math.pow(10, Math.min(6, found.group().length() - 1));
      return Integer.toString(low + Math.floorMod(hash, 9 * low));
    }
    return names.get(Math.floorMod(hash, names.size()));
  }

  private static long processorTime() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }

  private static long heap() {
    System.gc();
    System.gc();
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
  }
}
