package io.wiredesk.enrich.lifecycle;

import static io.wiredesk.enrich.Wires.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.wiredesk.enrich.orders.Directive;
import io.wiredesk.enrich.orders.DirectiveTarget;
import io.wiredesk.schemas.RawRef;
import io.wiredesk.schemas.WireStory;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;

/** Whatever happens to a story's messages on the way, it ends in one state. */
class StoryFoldTest {
  private static final Instant END = NOON.plusSeconds(100_000);

  @Provide
  Arbitrary<List<WireStory>> messages() {
    return ArbitraryMessages.ofOneStory("s");
  }

  @Property
  void anyOrderRepetitionAndDelayEndInOneState(
      @ForAll("messages") List<WireStory> messages, @ForAll Random random) {
    Run straight = new Run();
    messages.forEach(m -> straight.receive(m, END));
    Run shaken = new Run();
    ArbitraryMessages.shaken(messages, random).forEach(m -> shaken.receive(m, delay(random)));
    shaken.wake(END);
    straight.wake(END);

    assertThat(shaken.view()).isEqualTo(straight.view());
    assertThat(shaken.rows).as("what the records left behind").isEqualTo(shaken.view());
    assertThat(shaken.last).as("the last record").isEqualTo(lastOf(shaken.view()));
  }

  @Provide
  Arbitrary<List<WireStory>> messagesAndOrders() {
    return Combinators.combine(ArbitraryMessages.ofOneStory("s"), orders().list().ofMaxSize(3))
        .as((own, orders) -> Stream.concat(own.stream(), orders.stream()).toList());
  }

  private static Arbitrary<WireStory> orders() {
    return Combinators.combine(
            Arbitraries.of(Directive.Kind.class),
            Arbitraries.integers().between(0, 3000).injectNull(0.2))
        .as((kind, second) -> order(kind, second == null ? null : NOON.plusSeconds(second)));
  }

  private static WireStory order(Directive.Kind kind, @Nullable Instant stated) {
    Directive.Provenance from =
        new Directive.Provenance("demo", null, "http", "nitf", NOON.plusSeconds(3000), "0");
    return new Directive(
            kind, new DirectiveTarget.ById("s"), "k", "note", stated, from, new RawRef(0, 7L))
        .to("s");
  }

  @Property
  void ordersByOtherStoriesEndInOneStateToo(
      @ForAll("messagesAndOrders") List<WireStory> messages, @ForAll Random random) {
    anyOrderRepetitionAndDelayEndInOneState(messages, random);
  }

  @Property
  void whatAKillCoversItCoversForEver(
      @ForAll("messagesAndOrders") List<WireStory> messages, @ForAll Random random) {
    Run run = new Run();
    Set<String> covered = new HashSet<>();
    for (WireStory message : ArbitraryMessages.shaken(messages, random)) {
      run.receive(message, delay(random));
      Set<String> now =
          run.state.entries().stream()
              .filter(entry -> entry.usable() && !entry.directed() && run.state.covered(entry))
              .map(StoryMessage::key)
              .collect(Collectors.toSet());
      assertThat(now).containsAll(covered);
      covered.addAll(now);
    }
  }

  @Property(tries = 1000)
  void numbersNeighboursAndChangesAreRight(@ForAll("messages") List<WireStory> messages) {
    Run run = new Run();
    messages.forEach(m -> run.receive(m, END));

    List<RevisionView> view = StoryFold.view(run.state);
    for (int i = 0; i < view.size(); i++) {
      RevisionView revision = view.get(i);
      assertThat(revision.number()).isEqualTo(i + 1);
      assertThat(revision.current()).isEqualTo(i == view.size() - 1);
      assertThat(revision.revision().getSupersedes())
          .isEqualTo(i == 0 ? null : view.get(i - 1).key());
      boolean killed = view.subList(i, view.size()).stream().anyMatch(p -> p.entry().kills());
      assertThat(revision.killedAt() != null).isEqualTo(killed);
      boolean silent = view.subList(i, view.size()).stream().anyMatch(p -> !p.entry().usable());
      assertThat(revision.textless()).isEqualTo(silent);
      assertThat(revision.changedFields()).isEqualTo(differences(messages, view, i));
    }
  }

  private static List<String> differences(
      List<WireStory> messages, List<RevisionView> view, int place) {
    if (place == 0) {
      return List.of();
    }
    WireStory below = byKey(messages, view.get(place - 1).key());
    WireStory above = byKey(messages, view.get(place).key());
    List<String> different = new ArrayList<>();
    for (String name : ContentFields.NAMES) {
      if (!Objects.equals(below.get(name), above.get(name))) {
        different.add(name);
        if (name.equals("body")) {
          different.add("body[2]~");
        }
      }
    }
    return different;
  }

  private static WireStory byKey(List<WireStory> messages, String key) {
    return messages.stream()
        .filter(m -> Fingerprint.of(m).key().equals(key))
        .findFirst()
        .orElseThrow();
  }

  private static Instant delay(Random random) {
    return NOON.plusSeconds(random.nextInt(8000));
  }

  private static Row lastOf(Map<String, Row> view) {
    return view.values().stream().filter(Row::current).findFirst().orElse(Row.NONE);
  }

  @Property(tries = 200)
  void theKeyIsOfTheContentAlone(@ForAll("messages") List<WireStory> messages) {
    for (WireStory message : messages) {
      assertThat(Fingerprint.of(ArbitraryMessages.elsewhere(message)).key())
          .isEqualTo(Fingerprint.of(message).key());
    }
    assertThat(messages.stream().map(m -> Fingerprint.of(m).key()).distinct().count())
        .isEqualTo(messages.stream().map(StoryFoldTest::content).distinct().count());
  }

  private static WireStory content(WireStory message) {
    WireStory bare = ArbitraryMessages.elsewhere(message);
    bare.setReceivedAt(NOON);
    return bare;
  }

  @Property(tries = 500)
  void stateSurvivesItsStore(@ForAll("messagesAndOrders") List<WireStory> messages) {
    Run run = new Run();
    messages.forEach(m -> run.receive(m, NOON));
    var serde = StoryStateSerde.serde();

    byte[] bytes = serde.serializer().serialize("", run.state);

    assertThat(serde.deserializer().deserialize("", bytes)).isEqualTo(run.state);
  }

  /** A revision as an upsert by key leaves it, its rank computed from the order. */
  private record Row(String key, String order, List<Object> told, boolean current, int number) {
    static final Row NONE = new Row("", "", List.of(), false, 0);
  }

  /** The fold, with what its news leaves in an upserted table and as the last record of the key. */
  private static final class Run {
    StoryState state = StoryState.empty("en");
    final Map<String, Row> rows = new HashMap<>();
    Row last = Row.NONE;

    void receive(WireStory message, Instant now) {
      RawRef raw = message.getDerivedFrom().isEmpty() ? new RawRef(0, 0L) : null;
      WireStory read = WireStory.newBuilder(message).setRawRef(raw).build();
      StoryMessage entry = StoryMessage.of(read, Fingerprint.of(read));
      advance(StoryFold.receive(state, entry).state(), now);
    }

    void wake(Instant now) {
      advance(state, now);
    }

    private void advance(StoryState received, Instant now) {
      StoryState after = Embargo.release(received, now);
      for (RevisionView news : StoryFold.news(state, after)) {
        rows.put(news.key(), row(news, 0, false));
        last = row(news, news.number(), news.current());
      }
      state = after;
      assertThat(last.equals(Row.NONE) || last.current()).as("last is current").isTrue();
      rerank();
    }

    Map<String, Row> view() {
      Map<String, Row> view = new HashMap<>();
      StoryFold.view(state).forEach(p -> view.put(p.key(), row(p, p.number(), p.current())));
      return view;
    }

    private void rerank() {
      List<Row> sorted = new ArrayList<>(rows.values());
      sorted.sort((a, b) -> a.order().compareTo(b.order()));
      for (int i = 0; i < sorted.size(); i++) {
        Row row = sorted.get(i);
        rows.put(
            row.key(), new Row(row.key(), row.order(), row.told(), i == sorted.size() - 1, i + 1));
      }
    }

    private static Row row(RevisionView p, int number, boolean current) {
      List<Object> told = new ArrayList<>();
      told.add(p.change());
      told.add(p.changedFields());
      told.add(String.valueOf(p.revision().getSupersedes()));
      told.add(String.valueOf(p.killedAt()));
      told.add(p.textless());
      return new Row(p.key(), p.entry().order(), told, current, number);
    }
  }
}
