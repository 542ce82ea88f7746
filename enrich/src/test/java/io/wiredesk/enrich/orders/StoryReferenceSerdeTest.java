package io.wiredesk.enrich.orders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.wiredesk.enrich.Wires;
import io.wiredesk.enrich.orders.DatedStore.Dated;
import io.wiredesk.schemas.RawRef;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class StoryReferenceSerdeTest {
  private static final LocalDate DAY = LocalDate.of(2026, 3, 2);

  private static final StoryReference NAMED =
      new StoryReference.Named(
          "s", "demo", 157L, DAY, List.of("north/2026/ferry"), "Ferry aground", "nw demo");

  @Test
  void referencesSurviveTheirTopicAndTheirStore() {
    List<StoryReference> references =
        List.of(
            NAMED,
            new StoryReference.Named("t", "demo", null, DAY, List.of(), "", ""),
            ordered(new DirectiveTarget.ById("s")),
            ordered(new DirectiveTarget.Unnamed()),
            ordered(new DirectiveTarget.ByNumber(157, DAY.minusDays(1), "nw", null)));
    var one = StoryReferenceSerde.one();
    var all = StoryReferenceSerde.all();

    for (StoryReference reference : references) {
      assertThat(one.deserializer().deserialize("", one.serializer().serialize("", reference)))
          .isEqualTo(reference);
    }
    List<Dated<StoryReference>> kept =
        Stream.concat(
                references.stream().map(r -> new Dated<>(DAY, r)),
                Stream.of(new Dated<>(DAY.minusDays(2), NAMED)))
            .toList();
    assertThat(all.deserializer().deserialize("", all.serializer().serialize("", kept)))
        .isEqualTo(kept);
  }

  @Test
  void aNameIsSmall() {
    assertThat(StoryReferenceSerde.one().serializer().serialize("", NAMED)).hasSizeLessThan(120);
  }

  @Test
  void anotherLayoutIsRefused() {
    byte[] ofNumbers =
        FeedSequence.serde().serializer().serialize("", FeedSequence.startingAt(157, DAY));
    byte[] ofFormerDays = new byte[40];
    ofFormerDays[0] = 1;

    for (byte[] bytes : List.of(ofNumbers, ofFormerDays)) {
      assertThatThrownBy(() -> StoryReferenceSerde.one().deserializer().deserialize("", bytes))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageStartingWith("state in a layout that this enrich does not know");
    }
  }

  private static StoryReference ordered(DirectiveTarget target) {
    Directive.Provenance from =
        new Directive.Provenance("demo", null, "http", "nitf", Wires.NOON, "0");
    return new StoryReference.Ordered(
        new Directive(
            Directive.Kind.HOLD, target, "k", "Hold it.", Wires.NOON, from, new RawRef(1, 7L)),
        DAY);
  }
}
