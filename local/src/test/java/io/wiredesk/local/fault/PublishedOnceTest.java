package io.wiredesk.local.fault;

import static org.assertj.core.api.Assertions.assertThat;

import io.wiredesk.schemas.Change;
import io.wiredesk.schemas.Copy;
import io.wiredesk.schemas.RawRef;
import io.wiredesk.schemas.Relation;
import io.wiredesk.schemas.Revision;
import io.wiredesk.schemas.Story;
import io.wiredesk.schemas.WireStory;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PublishedOnceTest {
  private final PublishedOnce published = new PublishedOnce();

  @Test
  void aRecordThatComesAgainWithoutACauseIsTold() {
    add(1, null);
    add(1, null);
    assertThat(published.twice()).hasSize(1).first().asString().contains("\"offset\": 1");
  }

  @Test
  void theNewestComesAgainBehindOneBelowIt() {
    add(2, null);
    below(1);
    add(2, null);
    assertThat(published.twice()).isEmpty();
    add(2, null);
    assertThat(published.twice()).hasSize(1);
  }

  /** A clock that was put back dates resends before what they repeat. */
  @Test
  void theNewestComesAgainAlsoWhereAResendHasMovedItDown() {
    add(2, "o2", true, null);
    add(3, "o2-earlier", true, null); // the resend of 2
    below(1);
    add(3, "o2-earlier", true, null);
    assertThat(published.twice()).isEmpty();
    add(3, "o2-earlier", true, null);
    assertThat(published.twice()).hasSize(1);
  }

  @Test
  void oneBelowThatComesAgainIsTold() {
    add(2, null);
    below(1);
    below(1);
    assertThat(published.twice()).hasSize(1);
  }

  @Test
  void whatWasACopyForAWhileCameBackOnce() {
    add(1, null); // on wire.stories
    add(1, null); // … where it came back
    add(1, "other"); // on wire.duplicates between the two
    assertThat(published.twice()).isEmpty();
  }

  @Test
  void oneTimeAsACopyExcusesNoThirdRecord() {
    add(1, null);
    add(1, null);
    add(1, null);
    add(1, "other");
    assertThat(published.twice()).hasSize(1);
  }

  private void add(int number, @Nullable String copyOf) {
    add(number, "o" + number, true, copyOf);
  }

  private void below(int number) {
    add(number, "o" + number, false, null);
  }

  private void add(int number, String order, boolean current, @Nullable String copyOf) {
    WireStory wire =
        WireStory.newBuilder()
            .setStoryId("a")
            .setFeed("desk")
            .setTransport("http")
            .setFormat("ninjs")
            .setReceivedAt(Instant.EPOCH)
            .setOriginalSha256("0")
            .setRawRef(RawRef.newBuilder().setPartition(0).setOffset(number).build())
            .build();
    Revision revision =
        Revision.newBuilder()
            .setNumber(number)
            .setChange(Change.update)
            .setCurrent(current)
            .setKey("k" + number)
            .setOrder(order)
            .build();
    Copy copy =
        copyOf == null
            ? null
            : Copy.newBuilder()
                .setRelation(Relation.EXACT)
                .setOfStoryId(copyOf)
                .setGroupId(copyOf)
                .setSimilarity(1)
                .build();
    published.add(Story.newBuilder().setWire(wire).setRevision(revision).setCopy(copy).build());
  }
}
