package io.wiredesk.enrich;

import static org.assertj.core.api.Assertions.assertThat;

import io.wiredesk.schemas.RawRef;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReferenceCodecTest {
  private static final LocalDate DAY = LocalDate.of(2026, 3, 2);

  private static final Reference NAMED =
      new Reference.Named("s", 157L, DAY, List.of("north/2026/ferry"), "Ferry aground", "nw demo");

  @Test
  void referencesSurviveTheirTopicAndTheirStore() {
    List<Reference> references =
        List.of(
            NAMED,
            new Reference.Named("t", null, DAY, List.of(), "", ""),
            ordered(new Target.ById("s")),
            ordered(new Target.Unnamed()),
            ordered(new Target.ByNumber(157, DAY.minusDays(1), "nw", null)));
    var one = new ReferenceCodec().serde();
    var all = new ReferencesCodec().serde();

    for (Reference reference : references) {
      assertThat(one.deserializer().deserialize("", one.serializer().serialize("", reference)))
          .isEqualTo(reference);
    }
    assertThat(all.deserializer().deserialize("", all.serializer().serialize("", references)))
        .isEqualTo(references);
  }

  @Test
  void aNameIsSmall() {
    assertThat(new ReferenceCodec().serde().serializer().serialize("", NAMED)).hasSizeLessThan(120);
  }

  private static Reference ordered(Target target) {
    Directive.Provenance from =
        new Directive.Provenance("demo", null, "http", "nitf", Wires.NOON, "0");
    return new Reference.Ordered(
        new Directive(
            Directive.Kind.HOLD, target, "k", "Hold it.", Wires.NOON, from, new RawRef(1, 7L)),
        DAY);
  }
}
