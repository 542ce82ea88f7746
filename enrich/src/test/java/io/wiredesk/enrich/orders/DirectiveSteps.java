package io.wiredesk.enrich.orders;

import static io.wiredesk.enrich.Wires.NOON;
import static io.wiredesk.enrich.Wires.message;

import io.wiredesk.enrich.TopologyFixture;
import io.wiredesk.schemas.Change;
import io.wiredesk.schemas.Notice;
import io.wiredesk.schemas.NoticeKind;
import io.wiredesk.schemas.PubStatus;
import io.wiredesk.schemas.Story;
import io.wiredesk.schemas.WireStory;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Messages that order something about a story, and what is published of it. */
abstract class DirectiveSteps extends TopologyFixture {
  static final Instant LATER = NOON.plusSeconds(1800);

  void send(boolean reversed, WireStory... messages) {
    List<WireStory> order = new ArrayList<>(List.of(messages));
    if (reversed) {
      Collections.reverse(order);
    }
    bench.send(order);
  }

  static WireStory killBy(String storyId, String target) {
    return message(storyId, "Kill.")
        .setPubStatus(PubStatus.canceled)
        .setReplaces(List.of(target))
        .setVersionCreated(LATER)
        .setReceivedAt(LATER)
        .build();
  }

  static WireStory advisory(String storyId, String text) {
    return message(storyId, text)
        .setHeadline(null)
        .setProvider("nw")
        .setChange(Change.advisory)
        .setVersionCreated(LATER)
        .setReceivedAt(LATER)
        .build();
  }

  static WireStory releaseOf157(String storyId, int secondsLater) {
    WireStory release = sent(advisory(storyId, "The hold on item nw 157 is lifted."), "demo", 181);
    release.setVersionCreated(LATER.plusSeconds(secondsLater));
    return release;
  }

  static WireStory sent(WireStory message, String feed, long number) {
    return WireStory.newBuilder(message)
        .setFeed(feed)
        .setProvider("nw")
        .setSequence(number)
        .build();
  }

  static WireStory onDay(WireStory message, int days) {
    return WireStory.newBuilder(message)
        .setVersionCreated(message.getVersionCreated().plus(Duration.ofDays(days)))
        .build();
  }

  final List<Story> all = new ArrayList<>();

  List<Story> published(String storyId) {
    all.addAll(bench.stories.readValuesToList());
    all.addAll(bench.duplicates.readValuesToList()); // its stories differ in a word or two
    return all.stream().filter(p -> p.getWire().getStoryId().equals(storyId)).toList();
  }

  Story current(String storyId) {
    List<Story> records = new ArrayList<>(published(storyId));
    records.sort(Comparator.comparing(p -> p.getRevision().getNumber()));
    return records.get(records.size() - 1);
  }

  Map<String, Story> latest(String storyId) {
    Map<String, Story> latest = new HashMap<>();
    published(storyId).forEach(p -> latest.put(p.getRevision().getKey(), p));
    return latest;
  }

  List<Notice> notices(NoticeKind kind) {
    return bench.notices.readValuesToList().stream().filter(n -> n.getKind() == kind).toList();
  }
}
