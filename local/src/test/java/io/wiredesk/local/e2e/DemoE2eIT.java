package io.wiredesk.local.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.wiredesk.local.demo.DemoReport;
import io.wiredesk.local.demo.SentMessage.RecordAt;
import io.wiredesk.monitor.reconcile.Fate;
import io.wiredesk.monitor.reconcile.ReconcileReport;
import io.wiredesk.schemas.Notice;
import io.wiredesk.schemas.NoticeKind;
import io.wiredesk.schemas.Story;
import io.wiredesk.schemas.WireStory;
import io.wiredesk.schemas.WireTopic;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

/** The sample wire through the whole stack. */
class DemoE2eIT {
  private final E2e stack;
  private final Map<RecordAt, String> ids = new HashMap<>();

  DemoE2eIT() throws Exception {
    stack = E2e.stack();
    List<ConsumerRecord<String, WireStory>> raw = stack.records(WireTopic.RAW);
    raw.forEach(r -> ids.put(new RecordAt(r.partition(), r.offset()), r.key()));
  }

  @Test
  void everyMessageEndsAsItsManifestSays() {
    assertThat(DemoReport.judgement(stack.demo()))
        .isEqualTo("All %d messages ended as expected.\n".formatted(stack.demo().size()));
  }

  @Test
  void everyMessageIsAccountedForAndOnlyTheWithheldIsHeld() {
    ReconcileReport sum = stack.demoSum();
    assertThat(sum.balanced()).as(sum.render()).isTrue();
    assertThat(sum.count(Fate.HELD)).isEqualTo(1);
  }

  /** One lived when the kill came, the other came after it. */
  @Test
  void aKillTellsOfCopiesThatStillLive() {
    List<ConsumerRecord<String, Notice>> notices = stack.records(WireTopic.NOTICES);
    assertThat(notices)
        .extracting(ConsumerRecord::value)
        .filteredOn(notice -> notice.getKind() == NoticeKind.KILL_WITH_LIVE_COPIES)
        .filteredOn(notice -> storyId("bank").equals(notice.getStoryId()))
        .extracting(Notice::getRelated)
        .containsExactlyInAnyOrder(
            List.of(storyId("bank-herald")), List.of(storyId("bank-gazette")));
  }

  /** Its one text was on wire.raw alone before the kill came, and is nowhere after it. */
  @Test
  void whatWasKilledUnderEmbargoIsOnNoTopicThatConsumersRead() {
    List<ConsumerRecord<String, Story>> stories = stack.records(WireTopic.STORIES);
    assertThat(stories)
        .filteredOn(record -> record.key().equals(storyId("merger")))
        .isNotEmpty()
        .allSatisfy(
            record -> {
              assertThat(record.value().getWire().getBody()).isEmpty();
              assertThat(record.value().getWire().getHeadline()).isNull();
            });
  }

  /** The last record of a key is the story as it stands. */
  @Test
  void theLastRecordOfAStoryIsItsCurrentState() {
    List<ConsumerRecord<String, Story>> stories = stack.records(WireTopic.STORIES);
    assertThat(stories)
        .filteredOn(record -> record.key().equals(storyId("rates")))
        .last()
        .satisfies(
            record -> {
              assertThat(record.value().getRevision().getCurrent()).isTrue();
              assertThat(record.value().getRevision().getNumber()).isEqualTo(2);
              assertThat(record.value().getWire().getVersion()).isEqualTo("2");
            });
  }

  private String storyId(String id) {
    return ids.computeIfAbsent(stack.raw(id), at -> "no record at " + at);
  }
}
