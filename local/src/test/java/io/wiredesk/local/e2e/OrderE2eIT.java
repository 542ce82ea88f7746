package io.wiredesk.local.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.wiredesk.cli.cluster.Http;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * The same six messages about ten stories, each story's in an order of its own, leave equal rows.
 * Times of arrival, ids, and the hashes made from them differ; nothing else may.
 */
class OrderE2eIT {
  private static final int STORIES = 10;

  private static final String STORY =
      """
      SELECT revision_number, version, pub_status, change, type, headline, body, language, urgency,
        first_created, version_created, killed_at, ed_notes, warnings, word_count
      FROM story WHERE guid = ?
      """;

  private static final String HISTORY =
      """
      SELECT h.number, h.revisions, h.lane, h.pub_status, h.change, h.changed_fields, h.version,
        h.headline, h.body, h.language, h.version_created, h.killed_at,
        (SELECT p.number FROM story_history AS p
          WHERE p.story_id = h.story_id AND p.revision_key = h.supersedes) AS supersedes
      FROM story_history AS h WHERE h.story_id = ? ORDER BY h.number
      """;

  private final E2e stack;

  OrderE2eIT() throws Exception {
    stack = E2e.stack();
  }

  /** Two versions killed, one of them changed in nothing but its urgency; a third that lives. */
  @Test
  void anyOrderLeavesEqualRows() throws Exception {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    for (int story = 0; story < STORIES; story++) {
      List<String> messages = new ArrayList<>(messages(story));
      Collections.shuffle(messages, random);
      for (String message : messages) {
        Http.Answer answer =
            Http.send(stack.push(E2e.ORDER, "application/xml", message.getBytes(UTF_8)).build());
        assertThat(answer.status()).as(answer.body()).isEqualTo(202);
      }
    }
    await()
        .atMost(E2e.PATIENCE)
        .untilAsserted(
            () -> {
              List<Object> rows = rows();
              assertThat(rows).as("random seed %d", seed).containsOnly(rows.get(0));
              assertThat(rows.get(0).toString())
                  .contains("revision_number=5", "Fourth text")
                  .doesNotContain("First text", "Second text");
            });
    assertThat(stack.settled().balanced()).isTrue();
  }

  /** What is stored of each story. */
  private List<Object> rows() throws Exception {
    List<Object> rows = new ArrayList<>();
    for (int story = 0; story < STORIES; story++) {
      List<Map<String, @Nullable Object>> current = stack.query(STORY, guid(story));
      List<Map<String, @Nullable Object>> history =
          stack.query(HISTORY, E2e.ORDER + ":" + guid(story));
      assertThat(history).hasSize(5);
      rows.add(
          (current + "\n" + history).replace(words(story), "WORDS").replace(name(story), "STORY"));
    }
    return rows;
  }

  private static List<String> messages(int story) {
    String first = item(story, 1, "09:00", "usable", 4, "First text");
    String urgent = item(story, 1, "09:05", "usable", 2, "First text");
    String second = item(story, 2, "10:00", "usable", 2, "Second text");
    String kill = item(story, 2, "10:30", "canceled", 2, "");
    String fourth = item(story, 3, "11:00", "usable", 3, "Fourth text");
    return List.of(first, urgent, second, kill, fourth, second);
  }

  private static String item(
      int story, int version, String time, String status, int urgency, String text) {
    return """
        <newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="%s" version="%d" xml:lang="en">
          <itemMeta>
            <versionCreated>2026-03-12T%s:00Z</versionCreated>
            <pubStatus qcode="stat:%s"/>
          </itemMeta>
          <contentMeta><urgency>%d</urgency><headline>%s of %s</headline></contentMeta>
          <contentSet><inlineXML contenttype="application/xhtml+xml"><html><body>
            <p>%s of %s.</p>
          </body></html></inlineXML></contentSet>
        </newsItem>
        """
        .formatted(
            guid(story), version, time, status, urgency, text, name(story), text, words(story));
  }

  /** Twenty words of no language, other ones for each story: none is a copy of another. */
  private static String words(int story) {
    Random letters = new Random(story);
    return IntStream.range(0, 20)
        .mapToObj(
            word ->
                letters
                    .ints(7, 'a', 'z' + 1)
                    .mapToObj(Character::toString)
                    .collect(Collectors.joining()))
        .collect(Collectors.joining(" "));
  }

  private static String guid(int story) {
    return "urn:newsml:order.example:20260312:" + name(story);
  }

  private static String name(int story) {
    return "Number" + (char) ('A' + story);
  }
}
