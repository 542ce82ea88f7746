package io.wiredesk.enrich.orders;

import static io.wiredesk.enrich.Wires.HARBOUR;
import static io.wiredesk.enrich.Wires.NOON;
import static io.wiredesk.enrich.Wires.ORCHARD;
import static io.wiredesk.enrich.Wires.message;
import static io.wiredesk.enrich.Wires.version;
import static org.assertj.core.api.Assertions.assertThat;

import io.wiredesk.schemas.Change;
import io.wiredesk.schemas.Copy;
import io.wiredesk.schemas.NoticeKind;
import io.wiredesk.schemas.PubStatus;
import io.wiredesk.schemas.Relation;
import io.wiredesk.schemas.WireStory;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A message acts on stories of its own source and on no others, in any order of arrival. */
class AuthorityTest {
  private static final Instant LATER = NOON.plusSeconds(1800);
  private static final Duration LONG_ENOUGH = Duration.ofHours(1);

  private final OrderBench bench = new OrderBench();

  @AfterEach
  void close() {
    bench.close();
  }

  @ParameterizedTest
  @EnumSource(PubStatus.class)
  void anOrderByReferenceStaysWithinItsSource(PubStatus status) {
    for (boolean orderFirst : List.of(true, false)) {
      String id = "urn:" + orderFirst;
      WireStory order = order("partner:order-" + orderFirst, status, "partner:" + id);
      send(orderFirst, version("agency:" + id, 1, HARBOUR + orderFirst), order);
      bench.wait(LONG_ENOUGH);

      assertThat(bench.status("agency:" + id)).isEqualTo(PubStatus.usable);
      assertThat(bench.notices(NoticeKind.FOREIGN_ORDER))
          .filteredOn(n -> n.getStoryId().equals("partner:" + id))
          .singleElement()
          .satisfies(
              n ->
                  assertThat(n.getRelated())
                      .containsExactly("partner:order-" + orderFirst, "agency:" + id));
      assertThat(bench.notices(NoticeKind.ADVISORY_UNRESOLVED)).isEmpty();
    }
  }

  @Test
  void evenWhereItNamesTheOtherSource() {
    bench.send(version("agency:g", 1, HARBOUR));
    bench.send(order("partner:k", PubStatus.canceled, "agency:g"));
    bench.wait(LONG_ENOUGH);

    assertThat(bench.status("agency:g")).isEqualTo(PubStatus.usable);
    assertThat(bench.notices(NoticeKind.FOREIGN_ORDER)).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aPartnersKillUnderAnotherAgencysGuidIsAStoryOfItsOwn(boolean killFirst) {
    WireStory kill = version("partner:urn:g", 9, "Kill the story.");
    kill.setPubStatus(PubStatus.canceled);
    send(killFirst, version("agency:urn:g", 1, HARBOUR), kill);
    bench.wait(LONG_ENOUGH);

    assertThat(bench.status("agency:urn:g")).isEqualTo(PubStatus.usable);
    assertThat(bench.status("partner:urn:g")).isEqualTo(PubStatus.canceled);
    assertThat(bench.notices(NoticeKind.FOREIGN_ORDER))
        .singleElement()
        .satisfies(
            n -> assertThat(n.getRelated()).containsExactly("partner:urn:g", "agency:urn:g"));
  }

  @Test
  void itIsToldWhenTheOthersStoryComesLongAfter() {
    bench.send(order("partner:k", PubStatus.canceled, "partner:g"));
    bench.wait(LONG_ENOUGH);
    assertThat(bench.notices(NoticeKind.ADVISORY_UNRESOLVED)).hasSize(1);
    assertThat(bench.notices(NoticeKind.FOREIGN_ORDER)).isEmpty();

    bench.send(version("agency:g", 1, HARBOUR));
    bench.send(version("agency:g", 2, HARBOUR + " More."));
    assertThat(bench.status("agency:g")).isEqualTo(PubStatus.usable);
    assertThat(bench.notices(NoticeKind.FOREIGN_ORDER)).as("once").hasSize(1);
  }

  @Test
  void nothingIsToldWhereTheOwnSourceHasTheStoryToo() {
    bench.send(version("agency:g", 1, HARBOUR));
    bench.send(order("partner:k", PubStatus.canceled, "partner:g"));
    bench.send(version("partner:g", 1, ORCHARD));
    bench.wait(LONG_ENOUGH);
    bench.send(version("third:g", 1, ORCHARD + " Third."));

    assertThat(bench.status("agency:g")).isEqualTo(PubStatus.usable);
    assertThat(bench.status("partner:g")).isEqualTo(PubStatus.canceled);
    assertThat(bench.notices(NoticeKind.FOREIGN_ORDER)).isEmpty();
  }

  @Test
  void feedsOfOneSourceActOnEachOthersStories() {
    bench.send(numbered(version("agency:g", 1, HARBOUR), "agency-push", 157));
    bench.send(numbered(prose("agency:a", "Please kill item nw 157."), "agency-sftp", 180));

    assertThat(bench.status("agency:g")).isEqualTo(PubStatus.canceled);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aNumberMeansAnItemOfItsOwnSource(boolean killFirst) {
    send(
        killFirst,
        numbered(version("agency:g", 1, HARBOUR), "agency", 157),
        numbered(prose("partner:a", "Please kill item nw 157."), "partner", 180));
    bench.wait(LONG_ENOUGH);

    assertThat(bench.status("agency:g")).isEqualTo(PubStatus.usable);
    assertThat(bench.notices(NoticeKind.ADVISORY_UNRESOLVED)).hasSize(1);
  }

  @Test
  void theSameTextOfTwoSourcesIsACopy() {
    bench.send(version("agency:urn:g", 1, HARBOUR));
    bench.send(version("partner:urn:g", 1, HARBOUR));

    assertThat(bench.status("partner:urn:g")).isEqualTo(PubStatus.usable);
    Copy copy = bench.current("partner:urn:g").getCopy();
    assertThat(copy.getRelation()).isEqualTo(Relation.EXACT);
    assertThat(copy.getOfStoryId()).isEqualTo("agency:urn:g");
  }

  private void send(boolean reversed, WireStory... messages) {
    List<WireStory> order = new ArrayList<>(List.of(messages));
    if (reversed) {
      Collections.reverse(order);
    }
    bench.send(order);
  }

  static WireStory order(String storyId, PubStatus status, String target) {
    return message(storyId, "This is about another story, of which " + storyId + " says more.")
        .setPubStatus(status)
        .setReplaces(List.of(target))
        .setVersionCreated(LATER)
        .setReceivedAt(LATER)
        .build();
  }

  static WireStory prose(String storyId, String text) {
    return message(storyId, text)
        .setHeadline(null)
        .setChange(Change.advisory)
        .setVersionCreated(LATER)
        .setReceivedAt(LATER)
        .build();
  }

  static WireStory numbered(WireStory message, String feed, long number) {
    return WireStory.newBuilder(message)
        .setFeed(feed)
        .setProvider("nw")
        .setSequence(number)
        .build();
  }
}
