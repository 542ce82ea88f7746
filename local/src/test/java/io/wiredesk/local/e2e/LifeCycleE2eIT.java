package io.wiredesk.local.e2e;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.wiredesk.cli.cluster.Http;
import io.wiredesk.local.project.Repository;
import io.wiredesk.schemas.Notice;
import io.wiredesk.schemas.NoticeKind;
import io.wiredesk.schemas.Story;
import io.wiredesk.schemas.WireTopic;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Kills as agencies give them, from push to table, whichever of the two comes first. */
class LifeCycleE2eIT {
  private static final String G2 =
      """
      <newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="tag:north.example,0000:%s" version="%d"
          xml:lang="en"><itemMeta><versionCreated>2026-03-12T%s:00Z</versionCreated>
      <pubStatus qcode="stat:%s"/>%s</itemMeta><contentMeta><headline>Sluice jams at %s</headline></contentMeta>
      <contentSet><inlineXML contenttype="application/xhtml+xml"><html><body><p>%s</p></body></html></inlineXML>
      </contentSet></newsItem>
      """;

  private static final String NITF =
      """
      <nitf><head><docdata %s><doc-id id-string="%s" regsrc="north.example"/>
      <date.issue norm="20260312T%s00Z"/></docdata></head><body><body.head><hedline><hl1>Sluice jams at %s</hl1>
      </hedline></body.head><body.content><p>%s</p></body.content></body></nitf>
      """;

  private static final String COPY =
      """
      nwa%d 3 i 40 cccc nwx %d
      Sluice/
      %s

         %s

      12%s10 GMT Mar 26
      """;

  private final E2e stack;

  LifeCycleE2eIT() throws Exception {
    stack = E2e.stack();
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aHigherVersionThatIsCanceled(boolean killFirst) throws Exception {
    String name = "Harle" + killFirst;
    push(
        killFirst,
        G2.formatted(name, 978, "09:00", "usable", "", name, text(name)),
        G2.formatted(name, 1542, "10:00", "canceled", "", name, text(name)));
    assertKilled("guid", "tag:north.example,0000:" + name, name);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void theSameVersionThatOnlyASignalDeletes(boolean killFirst) throws Exception {
    String name = "Moor" + killFirst;
    push(
        killFirst,
        G2.formatted(name, 14, "09:00", "usable", "<signal qcode='sig:update'/>", name, text(name)),
        G2.formatted(
            name, 14, "09:00", "usable", "<signal qcode='instruct:remove'/>", name, text(name)));
    assertKilled("guid", "tag:north.example,0000:" + name, name);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void anotherDocumentByReference(boolean killFirst) throws Exception {
    String name = "Siel" + killFirst;
    String kill = "management-status='canceled' management-doc-idref='" + name + ".a'";
    push(
        killFirst,
        NITF.formatted("", name + ".a", "0900", name, text(name)),
        NITF.formatted(kill, name + ".b", "1000", "elsewhere", text("b" + name)));
    assertKilled("guid", name + ".a", name);
  }

  @ParameterizedTest
  @CsvSource({"true, 211", "false, 213"})
  void inProseByNumber(boolean killFirst, int number) throws Exception {
    String name = "Tief" + killFirst;
    push(
        killFirst,
        COPY.formatted(number, number, "Sluice jams at " + name, text(name), "09"),
        COPY.formatted(
            number + 1,
            number + 1,
            "Note to desks",
            "EDITORS: Please kill item nwx "
                + number
                + " 'Sluice jams at "
                + name
                + "'. It is wrong.",
            "10"));
    assertKilled("guid", "nwx:nwa" + number + "@2026-03-12T09:10Z", name);
  }

  @Test
  void aLaterVersionBringsItBack() throws Exception {
    String name = "Fehn";
    push(
        true,
        G2.formatted(name, 1, "09:00", "usable", "", name, text(name)),
        G2.formatted(name, 2, "10:00", "canceled", "", name, text(name)),
        G2.formatted(name, 3, "11:00", "usable", "", name, text("Back in " + name)));
    await()
        .atMost(E2e.PATIENCE)
        .untilAsserted(
            () ->
                assertThat(row("guid", "tag:north.example,0000:" + name))
                    .containsEntry("pub_status", "usable")
                    .containsEntry("killed_at", null)
                    .hasEntrySatisfying("body", b -> assertThat((String) b).contains("Back in"))
                    .containsEntry("texts", 1L));
  }

  @Test
  void liveCopiesOfTheKilledAreNamed() throws Exception {
    String name = "Polder";
    post(NITF.formatted("", name + ".a", "0900", name, text(name)));
    await().atMost(E2e.PATIENCE).until(() -> !row("guid", name + ".a").isEmpty());
    post(
        "gazette",
        NITF.formatted("", "gazette-" + name, "0930", name, text(name))
            .replace("north", "gazette"));
    await()
        .atMost(E2e.PATIENCE)
        .until(() -> stack.count("SELECT count(*) FROM story_copy WHERE story_id ~ ?", name) == 1);
    String kill = "management-status='canceled' management-doc-idref='" + name + ".a'";
    post(NITF.formatted(kill, name + ".b", "1000", "elsewhere", text("b" + name)));

    await()
        .atMost(E2e.PATIENCE)
        .untilAsserted(
            () ->
                assertThat(stack.<Notice>records(WireTopic.NOTICES))
                    .extracting(ConsumerRecord::value)
                    .filteredOn(n -> n.getKind() == NoticeKind.KILL_WITH_LIVE_COPIES)
                    .filteredOn(n -> (E2e.LIFE + ":" + name + ".a").equals(n.getStoryId()))
                    .flatExtracting(Notice::getRelated)
                    .containsExactly("gazette:gazette-" + name));
  }

  /** Real files: a canceled version, a delete by signal, a kill by doc-idref. */
  @ParameterizedTest
  @CsvSource({
    "true, superdesk-core, L1N14N0FF, tag_reuters.com_2016_newsml_L1N14N0FF_version_978556838, tag_reuters.com_2016_newsml_L1N14N0FF_version_1542761538",
    "false, superdesk-core, L1N14N0FF, tag_reuters.com_2016_newsml_L1N14N0FF_version_978556838, tag_reuters.com_2016_newsml_L1N14N0FF_version_1542761538",
    "true, superdesk-stt, 259431, events_ml_259431.xml, events_ml_259431_delete.xml",
    "false, superdesk-stt, 259431, events_ml_259431.xml, events_ml_259431_delete.xml",
    "true, superdesk-core, 321656141, nitf-fishing.xml, nitf-fishing.xml",
    "false, superdesk-core, 321656141, nitf-fishing.xml, nitf-fishing.xml"
  })
  void realKills(boolean killFirst, String from, String id, String story, String kill)
      throws Exception {
    String mine = id + (killFirst ? "1" : "2");
    String usable = sample(from, story).replace(id, mine);
    if (story.equals(kill)) {
      usable =
          usable.replaceAll("management-[\\w-]+=\"[^\"]*\"", "").replace(mine + ".b", mine + ".a");
    }
    push(killFirst, usable, sample(from, kill).replace(id, mine));
    String killed = story.equals(kill) ? mine + ".a" : mine;
    await()
        .atMost(E2e.PATIENCE)
        .untilAsserted(
            () ->
                assertThat(killedRow(killed + "$"))
                    .containsEntry("pub_status", "canceled")
                    .containsEntry("headline", null)
                    .containsEntry("texts", 0L)
                    .hasEntrySatisfying("killed_at", at -> assertThat(at).isNotNull()));
  }

  /** Beside the project, or beside a folder that it is in. */
  private static Path samples() {
    for (Path at = Repository.path("."); at.getParent() != null; at = at.getParent()) {
      Path beside = at.resolveSibling("shared").resolve("corpora/wire-samples");
      if (Files.isDirectory(beside)) {
        return beside;
      }
    }
    return Path.of("wire-samples");
  }

  /** No two of them are alike, or one would be stored as the other's copy. */
  private static String text(String name) {
    Random random = new Random(name.hashCode());
    return "The sluice at "
        + name
        + " jammed. "
        + random
            .ints(60, 0, 26 * 26 * 26)
            .mapToObj(n -> letter(n) + "a" + letter(n / 26) + "o" + letter(n / 676))
            .collect(Collectors.joining(" "));
  }

  private static char letter(int n) {
    return (char) ('a' + n % 26);
  }

  private static String sample(String from, String name) throws Exception {
    Path root = samples();
    String folder = from.equals("superdesk-stt") ? "server/tests/fixtures" : "tests/io/fixtures";
    Path file = root.resolve("superdesk+" + from).resolve(folder).resolve(name);
    assumeTrue(Files.exists(file), "skipped: no sample " + file);
    return Files.readString(file, ISO_8859_1).strip();
  }

  /** Nothing of the text is in any table, in the search, or on the topic's last word on it. */
  private void assertKilled(String column, String id, String name) {
    String said = name + " jammed"; // what the order itself does not quote
    await()
        .atMost(E2e.PATIENCE)
        .untilAsserted(
            () -> {
              assertThat(row(column, id))
                  .containsEntry("pub_status", "canceled")
                  .containsEntry("headline", null)
                  .containsEntry("body", null)
                  .containsEntry("found", 0L)
                  .containsEntry("texts", 0L);
              assertThat(stack.count("SELECT count(*) FROM story_history WHERE body ~ ?", said))
                  .isZero();
            });
    assertThat(latest(id).values())
        .isNotEmpty()
        .allSatisfy(story -> assertThat(story.getWire().getBody()).isEmpty())
        .allSatisfy(story -> assertThat(story.getWire().getHeadline()).isNull());
  }

  /** What stands at last on the topic for each revision of a story. */
  private Map<String, Story> latest(String guid) {
    return stack.<Story>records(WireTopic.STORIES).stream()
        .map(ConsumerRecord::value)
        .filter(story -> guid.equals(story.getWire().getGuid()))
        .collect(
            Collectors.toMap(
                story -> story.getRevision().getKey(), story -> story, (old, last) -> last));
  }

  private Map<String, @Nullable Object> row(String column, String id) throws Exception {
    String where = column.contains(" ") ? column : column + " =";
    List<Map<String, @Nullable Object>> rows =
        stack.query(
            """
            SELECT pub_status, headline, body, killed_at,
              (SELECT count(*) FROM story AS t WHERE t.story_id = s.story_id
                AND t.search @@ to_tsquery('english', 'sluice')) AS found,
              (SELECT count(*) FROM story_revision AS r
                WHERE r.story_id = s.story_id AND r.body IS NOT NULL) AS texts
            FROM story AS s WHERE\s"""
                + where
                + " ?",
            id);
    return rows.isEmpty() ? Map.of() : rows.get(0);
  }

  /** A story, or the copy of another: both orders send the same text. */
  private Map<String, @Nullable Object> killedRow(String id) throws Exception {
    List<Map<String, @Nullable Object>> rows =
        stack.query(
            """
            SELECT pub_status, headline, killed_at,
              (SELECT count(*) FROM story_revision WHERE story_id ~ ? AND body IS NOT NULL) AS texts
            FROM (SELECT story_id, pub_status, headline, killed_at FROM story UNION ALL
              SELECT story_id, pub_status, headline, killed_at FROM story_copy) AS s
            WHERE story_id ~ ?""",
            id,
            id);
    return rows.isEmpty() ? Map.of() : rows.get(0);
  }

  private void push(boolean inOrder, String... messages) throws Exception {
    for (int i = 0; i < messages.length; i++) {
      post(messages[inOrder ? i : messages.length - 1 - i]);
    }
  }

  private void post(String message) throws Exception {
    post(E2e.LIFE, message);
  }

  private void post(String feed, String message) throws Exception {
    String type = message.startsWith("<") ? "application/xml" : "text/plain";
    Http.Answer answer = Http.send(stack.push(feed, type, message.getBytes(ISO_8859_1)).build());
    assertThat(answer.status()).as(answer.body()).isEqualTo(202);
  }
}
