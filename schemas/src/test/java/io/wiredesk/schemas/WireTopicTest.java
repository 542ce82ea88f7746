package io.wiredesk.schemas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WireTopicTest {

  @Test
  void storiesAreCompactedOnlyAfterAWeekSoThatEveryRevisionCanBeRead() {
    assertThat(WireTopic.STORIES.spec().config())
        .containsEntry("cleanup.policy", "compact")
        .containsEntry("min.compaction.lag.ms", "604800000");
  }

  @Test
  void rawIsDeletedAfterAFortnight() {
    assertThat(WireTopic.RAW.spec().config())
        .containsEntry("cleanup.policy", "delete")
        .containsEntry("retention.ms", "1209600000");
  }

  @Test
  void overridesChangeWhatTheyNameAndNothingElse() {
    TopicOverrides overrides =
        new TopicOverrides(3, Map.of("wire.raw", 12), Map.of("wire.notices", Duration.ofDays(2)));

    assertThat(overrides.apply(WireTopic.RAW).partitions()).isEqualTo(12);
    assertThat(overrides.apply(WireTopic.RAW).retention()).isEqualTo(Duration.ofDays(14));
    assertThat(overrides.apply(WireTopic.NOTICES).retention()).isEqualTo(Duration.ofDays(2));
    assertThat(overrides.apply(WireTopic.STORIES).replication()).isEqualTo(3);
  }

  /** With replication 2 it would have to be both, and one broker away would stop the wire. */
  @Test
  void whatIsAcknowledgedIsOnTwoDisksWhereThereAreThree() {
    for (int replicas = 1; replicas <= 5; replicas++) {
      TopicOverrides overrides = new TopicOverrides(replicas, Map.of(), Map.of());
      for (WireTopic topic : WireTopic.values()) {
        assertThat(overrides.apply(topic).config())
            .containsEntry("min.insync.replicas", replicas < 3 ? "1" : "2");
      }
    }
  }

  /** A topic that was made with one replica, before the file asked for three. */
  @Test
  void aTopicIsNotAskedForMoreReplicasThanItHas() {
    TopicSpec spec = new TopicOverrides(3, Map.of(), Map.of()).apply(WireTopic.RAW);
    assertThat(spec.config(1)).containsEntry("min.insync.replicas", "1");
  }

  @Test
  void anOverrideOfAnUnknownTopicIsRefusedByName() {
    assertThatThrownBy(() -> new TopicOverrides(null, Map.of("wire.row", 3), Map.of()))
        .hasMessageContaining("wire.row")
        .hasMessageContaining("wire.raw");
  }

  @Test
  void namesLeadBackToTopics() {
    assertThat(WireTopic.named("wire.rejected.sink")).contains(WireTopic.REJECTED_SINK);
    assertThat(WireTopic.named("wire.nothing")).isEmpty();
  }
}
