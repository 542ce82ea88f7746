package io.wiredesk.local.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.wiredesk.cli.cluster.Http;
import io.wiredesk.schemas.Notice;
import io.wiredesk.schemas.Story;
import io.wiredesk.schemas.WireTopic;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Messages that were once read wrong, from the wire to the topics and to the row: one feed pushes
 * them all, into the inbox of another all are dropped.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CasesE2eIT {
  /** A guid of 70 kB; all others are taken, if need be with a warning. */
  private static final String NO_STORY = "47-long-guid.json";

  private final E2e stack;

  /** What consumers of both topics have in the end. */
  private final Map<String, Story> current = new LinkedHashMap<>();

  CasesE2eIT() throws Exception {
    stack = E2e.stack();
    FeedInbox inbox = new FeedInbox(stack.endpoints(), E2e.DROPPED);
    for (String name : Cases.names()) {
      push(E2e.CASES, name, name.equals(NO_STORY) ? 422 : 202);
      inbox.drop(name, Cases.bytes(name));
    }
    push(FeedSites.LINKED, "06a-rss-guid-slug-first.rss", 202);
    push(FeedSites.LINKED, "06b-rss-guid-slug-second.rss", 202);
    inbox.awaitEmpty(E2e.PATIENCE);
    assertThat(stack.settled().balanced()).isTrue();
    for (WireTopic topic : List.of(WireTopic.STORIES, WireTopic.DUPLICATES)) {
      stack
          .<Story>records(topic)
          .forEach(record -> current.put(record.value().getWire().getStoryId(), record.value()));
    }
  }

  private void push(String feed, String name, int status) throws Exception {
    Http.Answer answer =
        Http.send(stack.push(feed, Cases.mediaType(name), Cases.bytes(name)).build());
    assertThat(answer.status()).as(name + ": " + answer.body()).isEqualTo(status);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          https://kestrel.example/2026/bridge         | Swing bridge stuck open           | stuck open for two hours
          https://kestrel.example/2026/orchard        | Orchard festival drops fireworks  | without fireworks
          https://kestrel.example/2026/weld           | Weld Freight hires 80 drivers     | eighty drivers
          tag:vellmar.example,2026:clip-31            | Minister on the flood wall        | two metres higher
          tag:vellmar.example,2026:e1                 | Canal lock closed for repairs     | It opens in a week.
          https://vellmar.example/r1                  | Night bus to Korsvik starts       | runs from Sunday
          c1                                          | Паром вернулся в порт             | Паром «Заря»
          tag:harrowpoint.example,2026:no-14          | Ferja til Sørøya innstilt – båtene går ikke før mandag | innstilt\uFFFD ut uka
          tag:harrowpoint.example,2026:rocket-17      | Rocket test at Andvik slips       | A broken sign \uFFFD follows, and \uFFFD too.
          tag:vellmar.example,2026:z3                 | Still here                        | This one stays.
          kw-2026-0301-1                              | Rope ferry returns to the Tarn    | from six to nine
          kw-2026-0301-2                              |                                   | the mill is sold
          f28                                         | Mill sold to a cooperative        | 8 million crowns, not 3
          k40                                         | Ferry back in service             | sails again
          tag:harrowpoint.example,2026:slug-41        | Last convoy leaves the valley     | on Monday
          k45-0                                       | Lock closed                       | for a week
          k45-4                                       | Road sinks                        | sank by a hand
          hpw151@2026-03-06                           | Ferry terminal open again         | opened again on Friday.
          hpw152@2026-03-06                           | Swing bridge stuck with two barges below | stuck on Friday
          tag:harrowpoint.example,2026:outer-51       | Harbour review                    | All cranes stand.
          tag:kestrel.example,2026:e52                | Crane picture                     | The crane at dusk.
          """)
  void isReadRight(String id, @Nullable String headline, String text) throws Exception {
    for (String feed : List.of(E2e.CASES, E2e.DROPPED)) {
      Story story = current(feed, id);
      assertThat(story.getWire().getPubStatus()).hasToString("usable");
      assertThat(story.getWire().getHeadline()).isEqualTo(headline);
      assertThat(story.getWire().getBody()).contains(text);
      assertThat(stack.row(story.getWire().getStoryId()))
          .as(feed + ':' + id)
          .containsEntry("headline", headline);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "tag:vellmar.example,2026:z1",
        "tag:harrowpoint.example,2026:uri-48",
        "hpw123@2026-03-05"
      })
  void isCanceled(String id) throws Exception {
    for (String feed : List.of(E2e.CASES, E2e.DROPPED)) {
      Story story = current(feed, id);
      assertThat(story.getWire().getPubStatus()).hasToString("canceled");
      assertThat(story.getWire().getBody()).isEmpty();
      assertThat(stack.row(story.getWire().getStoryId())).containsEntry("pub_status", "canceled");
    }
  }

  /** Embargoed until 2030, two of them with a time; no text of them is out. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "tag:harrowpoint.example,2026:emb-42",
        "k43",
        "tag:harrowpoint.example,2026:emb-44"
      })
  void isKeptBack(String id) {
    Set<String> held =
        stack.<Notice>records(WireTopic.NOTICES).stream()
            .filter(n -> n.value().getKind().toString().equals("STORY_HELD"))
            .map(n -> n.value().getStoryId())
            .collect(Collectors.toCollection(TreeSet::new));
    for (String feed : List.of(E2e.CASES, E2e.DROPPED)) {
      assertThat(held).contains(feed + ':' + id);
      Story story = current.get(feed + ':' + id);
      assertThat(story == null ? "" : story.getWire().getBody()).isEmpty();
    }
  }

  @Test
  void aDateIsPutRight() {
    assertThat(List.of(current(E2e.CASES, "f28"), current(E2e.DROPPED, "f28")))
        .extracting(story -> story.getRevision().getNumber())
        .containsOnly(2);
  }

  @Test
  void oneStoryOfTwoGuidsWithOneLink() {
    Story story = current(FeedSites.LINKED, "https://kestrel.example/a/88231");
    assertThat(story.getRevision().getNumber()).isEqualTo(2);
    assertThat(story.getWire().getHeadline()).isEqualTo("Harbour tunnel flooded, two rescued");
  }

  @Test
  void notesAreForEditors() {
    bothHave("hpw151@2026-03-06", s -> assertThat(note(s)).contains("555 0100"));
    bothHave("hpw152@2026-03-06", s -> assertThat(s.getWire().getTakeKey()).isEqualTo("2ND LEAD"));
    bothHave(
        "tag:vellmar.example,2026:z1", s -> assertThat(note(s)).isEqualTo("Wrong photograph."));
  }

  /** Cut at its limit, and no order. */
  @Test
  void aHeadlineThatIsFarTooLong() {
    bothHave(
        "tag:harrowpoint.example,2026:pill-46",
        story -> {
          assertThat(story.getWire().getPubStatus()).hasToString("usable");
          assertThat(story.getWire().getHeadline())
              .startsWith("please kill")
              .hasSizeLessThan(5_000);
          assertThat(story.getWire().getWarnings()).anyMatch(w -> w.contains("headline"));
        });
  }

  private void bothHave(String id, Consumer<Story> what) {
    assertThat(List.of(current(E2e.CASES, id), current(E2e.DROPPED, id))).allSatisfy(what);
  }

  private static String note(Story story) {
    return story.getWire().getEdNotes().get(0).getText();
  }

  private Story current(String feed, String id) {
    return Objects.requireNonNull(current.get(feed + ':' + id), feed + ':' + id);
  }
}
