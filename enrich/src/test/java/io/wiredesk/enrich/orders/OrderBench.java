package io.wiredesk.enrich.orders;

import io.wiredesk.enrich.Bench;
import io.wiredesk.enrich.Scratch;
import io.wiredesk.schemas.Notice;
import io.wiredesk.schemas.NoticeKind;
import io.wiredesk.schemas.PubStatus;
import io.wiredesk.schemas.Story;
import io.wiredesk.schemas.WireStory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** A bench that keeps all that came out of it. */
final class OrderBench implements AutoCloseable {
  private final Scratch scratch = new Scratch();
  private final Bench bench = new Bench(scratch.dir());
  private final List<Story> stories = new ArrayList<>();
  private final List<Notice> notices = new ArrayList<>();

  void send(WireStory message) {
    bench.send(message);
  }

  void send(List<WireStory> messages) {
    bench.send(messages);
  }

  void wait(Duration time) {
    bench.wait(time);
  }

  /** All that was published, on both topics. */
  List<Story> stories() {
    stories.addAll(bench.stories.readValuesToList());
    stories.addAll(bench.duplicates.readValuesToList());
    return stories;
  }

  /** The last revision of each story. */
  Map<String, Story> current() {
    Map<String, Story> current = new TreeMap<>();
    stories().forEach(s -> current.merge(s.getWire().getStoryId(), s, OrderBench::later));
    return current;
  }

  private static Story later(Story one, Story other) {
    return one.getRevision().getNumber() > other.getRevision().getNumber() ? one : other;
  }

  Story current(String storyId) {
    return Objects.requireNonNull(current().get(storyId), storyId);
  }

  PubStatus status(String storyId) {
    return current(storyId).getWire().getPubStatus();
  }

  List<Notice> notices() {
    notices.addAll(bench.notices.readValuesToList());
    return notices;
  }

  List<Notice> notices(NoticeKind kind) {
    return notices().stream().filter(n -> n.getKind() == kind).toList();
  }

  @Override
  public void close() {
    bench.close();
    scratch.close();
  }
}
