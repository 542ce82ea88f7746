package io.wiredesk.enrich.orders;

import static io.wiredesk.enrich.Wires.HARBOUR;
import static io.wiredesk.enrich.Wires.ORCHARD;
import static io.wiredesk.enrich.Wires.version;
import static org.assertj.core.api.Assertions.assertThat;

import io.wiredesk.schemas.AltId;
import io.wiredesk.schemas.Notice;
import io.wiredesk.schemas.NoticeKind;
import io.wiredesk.schemas.PubStatus;
import io.wiredesk.schemas.Story;
import io.wiredesk.schemas.WireStory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Who came first makes no difference between two sources that call their stories the same. */
class AuthorityPropertyTest {
  private static final int RUNS = 80;

  /** What each story is in the end; only what its own source ordered has been done. */
  private static final Map<String, PubStatus> END =
      new TreeMap<>(
          Map.ofEntries(
              Map.entry("a:g", PubStatus.canceled),
              Map.entry("b:g", PubStatus.usable),
              Map.entry("a:n", PubStatus.usable),
              Map.entry("b:n", PubStatus.withheld),
              Map.entry("a:old", PubStatus.usable),
              Map.entry("b:old", PubStatus.canceled),
              Map.entry("a:alone", PubStatus.usable),
              Map.entry("b:alone", PubStatus.canceled)));

  @Test
  void theEndIsOneInAnyOrder() {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    try (OrderBench bench = new OrderBench()) {
      for (int i = 0; i < RUNS; i++) {
        String run = "-" + i;
        List<WireStory> messages = messagesOfTwoSources(run);
        Collections.shuffle(messages, random);
        for (WireStory message : messages) {
          bench.send(message);
          bench.wait(Duration.ofSeconds(random.nextInt(random.nextBoolean() ? 2 : 900)));
        }
        bench.wait(Duration.ofHours(1));
        assertThat(end(bench, run))
            .as("seed %d, run %s, order %s", seed, run, ids(messages))
            .isEqualTo(END);
        assertThat(bench.notices(NoticeKind.FOREIGN_ORDER))
            .as("seed %d, run %s", seed, run)
            .filteredOn(n -> n.getStoryId().endsWith(run))
            .extracting(Notice::getStoryId)
            .as("others are told of, too, whose own story comes later than patience lasts")
            .contains("b" + run + ":alone" + run);
      }
    }
  }

  private static List<String> ids(List<WireStory> messages) {
    return messages.stream().map(WireStory::getStoryId).toList();
  }

  private static Map<String, PubStatus> end(OrderBench bench, String run) {
    Map<String, PubStatus> end = new TreeMap<>();
    for (Map.Entry<String, Story> story : bench.current().entrySet()) {
      String id = story.getKey().replace(run, "");
      if (story.getKey().endsWith(run) && END.containsKey(id)) {
        end.put(id, story.getValue().getWire().getPubStatus());
      }
    }
    return end;
  }

  private static List<WireStory> messagesOfTwoSources(String run) {
    List<WireStory> messages = new ArrayList<>();
    for (String source : List.of("a" + run, "b" + run)) {
      String of = " It is of " + source + ".";
      messages.add(version(source + ":g" + run, 1, HARBOUR + of));
      messages.add(
          AuthorityTest.numbered(version(source + ":n" + run, 1, ORCHARD + of), source, 157));
      WireStory old = version(source + ":old" + run, 1, HARBOUR.substring(40) + of);
      old.setAltIds(List.of(new AltId("link", "https://shared.example/old" + run)));
      messages.add(old);
    }
    String a = "a" + run;
    String b = "b" + run;
    messages.add(version(a + ":alone" + run, 1, ORCHARD.substring(60) + " Alone."));
    messages.add(AuthorityTest.order(a + ":kill", PubStatus.canceled, a + ":g" + run));
    messages.add(
        AuthorityTest.numbered(
            AuthorityTest.prose(b + ":hold", "Please hold item nw 157."), b, 180));
    messages.add(
        AuthorityTest.order(b + ":new", PubStatus.usable, b + ":https://shared.example/old" + run));
    WireStory kill = version(b + ":alone" + run, 3, "Kill.");
    kill.setPubStatus(PubStatus.canceled);
    messages.add(kill);
    return messages;
  }
}
