package io.wiredesk.enrich.lifecycle;

import static io.wiredesk.enrich.Wires.HARBOUR;
import static io.wiredesk.enrich.Wires.NOON;

import io.wiredesk.enrich.Wires;
import io.wiredesk.schemas.Change;
import io.wiredesk.schemas.PubStatus;
import io.wiredesk.schemas.WireStory;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;
import org.jspecify.annotations.Nullable;

/** Arbitrary messages about one story: versions, corrections, refiles, kills, embargoes, clocks. */
public final class ArbitraryMessages {
  private ArbitraryMessages() {}

  public static Arbitrary<List<WireStory>> ofOneStory(String storyId) {
    return message(storyId).list().ofMinSize(1).ofMaxSize(8);
  }

  /** Up to eight, of which up to three are of other stories and order something about this one. */
  public static Arbitrary<List<WireStory>> ofOneStoryAndOrders(String storyId) {
    Arbitrary<List<WireStory>> own = numbered(storyId).list().ofMinSize(1).ofMaxSize(5);
    Arbitrary<List<WireStory>> orders = order(storyId).list().ofMinSize(1).ofMaxSize(3);
    return Combinators.combine(own, orders)
        .as((some, others) -> Stream.concat(some.stream(), others.stream()).toList());
  }

  private static Arbitrary<WireStory> numbered(String storyId) {
    return Combinators.combine(message(storyId), Arbitraries.just(157L).injectNull(0.5))
        .as((message, number) -> WireStory.newBuilder(message).setSequence(number).build());
  }

  /** By id or in prose; another story's kill, hold or replacement, or an advisory. */
  private static Arbitrary<WireStory> order(String storyId) {
    return Combinators.combine(
            Arbitraries.integers().between(1, 3),
            Arbitraries.of(PubStatus.class),
            Arbitraries.of(
                "",
                "Please kill item demo 157.",
                "Bitte Meldung demo 157 sperren.",
                "Meldung demo 157 ist freigegeben."),
            times(0, 3000).injectNull(0.3),
            times(0, 3000))
        .as((n, status, prose, made, received) -> order(storyId, n, status, prose, made, received));
  }

  private static WireStory order(
      String target,
      int n,
      PubStatus status,
      String prose,
      @Nullable Instant made,
      Instant received) {
    String text = prose.isEmpty() ? "Replacement " + n + " of the harbour story." : prose;
    return Wires.message("order" + n, text)
        .setHeadline(null)
        .setPubStatus(prose.isEmpty() ? status : PubStatus.usable)
        .setReplaces(prose.isEmpty() ? List.of(target) : List.of())
        .setVersionCreated(made)
        .setReceivedAt(received)
        .build();
  }

  private static Arbitrary<WireStory> message(String storyId) {
    Arbitrary<PubStatus> status =
        Arbitraries.frequency(
            Tuple.of(8, PubStatus.usable),
            Tuple.of(2, PubStatus.canceled),
            Tuple.of(1, PubStatus.withheld));
    return Combinators.combine(
            status,
            Arbitraries.of(Change.unknown, Change.update, Change.correction, Change.refile),
            Arbitraries.longs().between(1, 4).injectNull(0.3),
            clocks().injectNull(0.3),
            times(0, 3000),
            times(0, 9000).injectNull(0.7),
            Arbitraries.integers().between(1, 3))
        .as(
            (pub, change, version, created, received, embargo, text) ->
                Wires.message(storyId, HARBOUR + " Text " + text + ".")
                    .setPubStatus(pub)
                    .setChange(change)
                    .setVersionOrdinal(version)
                    .setVersionCreated(created)
                    .setReceivedAt(received)
                    .setEmbargoed(embargo)
                    .build());
  }

  private static Arbitrary<Instant> times(int from, int to) {
    return Arbitraries.integers().between(from, to).map(NOON::plusSeconds);
  }

  /** Now and then a clock that is years ahead, or just over the day that is believed. */
  private static Arbitrary<Instant> clocks() {
    return Arbitraries.frequencyOf(
        Tuple.of(8, times(0, 3000)), Tuple.of(1, times(86_000, 90_000)), Tuple.of(1, years()));
  }

  private static Arbitrary<Instant> years() {
    return Arbitraries.integers().between(1, 3).map(n -> NOON.plusSeconds(n * 30_000_000L));
  }

  /** All of them, some twice by way of another feed at another time, in any order. */
  public static List<WireStory> shaken(List<WireStory> messages, Random random) {
    List<WireStory> shaken = new ArrayList<>(messages);
    for (WireStory message : messages) {
      if (random.nextBoolean()) {
        WireStory again = elsewhere(message);
        again.setReceivedAt(message.getReceivedAt().plusSeconds(random.nextInt(5000)));
        shaken.add(again);
      }
    }
    Collections.shuffle(shaken, random);
    return shaken;
  }

  /** The same message as another feed brings it. */
  static WireStory elsewhere(WireStory message) {
    return WireStory.newBuilder(message)
        .setFeed("elsewhere")
        .setProvider("Another Wire")
        .setTransport("directory")
        .setSequence(77L)
        .setFileName("77.json")
        .setReceivedAt(message.getReceivedAt().plusSeconds(7))
        .setCharset("ISO-8859-1")
        .setWarnings(List.of("a warning"))
        .setOriginal(null)
        .setOriginalSha256("0")
        .build();
  }
}
