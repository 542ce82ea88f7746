package io.wiredesk.enrich;

import static io.wiredesk.enrich.Wires.HARBOUR;
import static io.wiredesk.enrich.Wires.NOON;
import static io.wiredesk.enrich.Wires.kill;
import static io.wiredesk.enrich.Wires.message;
import static io.wiredesk.enrich.Wires.version;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.wiredesk.schemas.Notice;
import io.wiredesk.schemas.NoticeKind;
import io.wiredesk.schemas.Relation;
import io.wiredesk.schemas.Story;
import io.wiredesk.schemas.WireStory;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** Whose copy a story is, and what becomes of copies. */
class CopyTopologyTest extends TopologyFixture {
  @Test
  void theSameTextUnderAnotherIdIsACopy() {
    bench.send(version("s", 1, HARBOUR));
    WireStory copy =
        message(
                "t",
                HARBOUR
                    .replace("ROTTERDAM, March 2 (Northern Wire) - ", "")
                    .toUpperCase(Locale.ROOT))
            .setProvider("City Gazette")
            .setReceivedAt(NOON.plusSeconds(62 + 13 * 60))
            .build();
    bench.send(copy);

    assertThat(bench.stories.readValuesToList()).hasSize(1);
    Story duplicate = bench.duplicates.readValue();
    assertThat(duplicate.getCopy().getOfStoryId()).isEqualTo("s");
    assertThat(duplicate.getCopy().getGroupId()).isEqualTo("s");
    assertThat(duplicate.getCopy().getReasons())
        .containsExactly("same text, 13 min later, Northern Wire → City Gazette");
  }

  @Test
  void aCopyWithATextOfItsOwnBecomesAStoryAndItsOriginalStaysOne() {
    bench.send(version("s", 1, HARBOUR));
    bench.send(version("t", 1, HARBOUR));
    bench.send(version("t", 2, Wires.ORCHARD));
    bench.send(version("s", 2, Wires.ORCHARD));

    assertThat(bench.duplicates.readValuesToList())
        .extracting(s -> s.getWire().getStoryId() + s.getWire().getVersion())
        .containsExactly("t1");
    assertThat(bench.stories.readValuesToList())
        .extracting(s -> s.getWire().getStoryId() + s.getWire().getVersion())
        .containsExactly("s1", "t2", "s2");
  }

  @Test
  void aCopyThatSaysALittleMoreStaysOne() {
    bench.send(version("s", 1, HARBOUR));
    bench.send(version("t", 1, HARBOUR));
    bench.send(version("t", 2, HARBOUR + " The city council objected to the plan on Tuesday."));

    List<Story> copies = bench.duplicates.readValuesToList();
    assertThat(copies).extracting(s -> s.getCopy().getGroupId()).containsExactly("s", "s");
    assertThat(copies)
        .extracting(s -> s.getCopy().getRelation())
        .containsExactly(Relation.EXACT, Relation.NEAR);
    assertThat(copies.get(1).getCopy().getReasons())
        .contains("same 2 of 2 figures", "60 s later, Northern Wire → Northern Wire");
  }

  @Test
  void aCopyFollowsItsOriginalsUpdate() {
    bench.send(version("s", 1, HARBOUR));
    bench.send(version("t", 1, HARBOUR));
    bench.send(version("s", 2, HARBOUR + " More."));
    bench.send(version("t", 2, HARBOUR + " More."));

    assertThat(bench.duplicates.readValuesToList())
        .extracting(s -> s.getWire().getVersion())
        .containsExactly("1", "2");
  }

  @Test
  void killingAStoryNamesItsLiveCopiesOnce() {
    bench.send(version("s", 1, HARBOUR));
    bench.send(version("t", 1, HARBOUR));
    bench.send(version("u", 1, HARBOUR));
    bench.send(kill("u", 2));
    bench.send(kill("s", 5));
    bench.send(version("s", 2, HARBOUR + " Late."));

    List<Notice> notices = bench.notices.readValuesToList();
    assertThat(notices)
        .extracting(Notice::getKind, Notice::getStoryId, Notice::getRelated)
        .containsExactly(
            tuple(NoticeKind.KILL_WITH_LIVE_COPIES, "u", List.of("s", "t")),
            tuple(NoticeKind.KILL_WITH_LIVE_COPIES, "s", List.of("t")));
  }

  @Test
  void aCopyOfAKilledStoryIsFlagged() {
    bench.send(version("s", 1, HARBOUR));
    bench.send(kill("s", 2));
    bench.send(version("t", 1, HARBOUR));

    assertThat(bench.duplicates.readValue().getCopy().getReasons())
        .contains("copies a story killed at " + NOON.plusSeconds(120));
    assertThat(bench.notices.readValue().getRelated()).containsExactly("t");
  }

  @Test
  void shortTextsAndKillsAreNobodysCopies() {
    bench.send(message("s", "Flash: no change.").build());
    bench.send(message("t", "Flash: no change.").build());
    bench.send(kill("u", 1));
    bench.send(kill("v", 1));

    assertThat(bench.duplicates.isEmpty()).isTrue();
  }

  @Test
  void copiesAreFoundWithinALanguage() {
    bench.send(message("s", HARBOUR).setLanguage("en-GB").build());
    bench.send(message("t", HARBOUR).setLanguage("nl").build());
    bench.send(message("u", HARBOUR).setLanguage("EN-us").build());

    assertThat(bench.duplicates.readValuesToList())
        .extracting(s -> s.getWire().getStoryId())
        .containsExactly("u");
  }
}
