package io.wiredesk.local.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.wiredesk.cli.cluster.Http;
import io.wiredesk.schemas.WireTopic;
import io.wiredesk.service.KafkaSettings;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.Keys;

/** What an operator does in the console, in a real browser, on the running pipeline. */
class OperateConsoleE2eIT {
  private static final ObjectMapper JSON = new ObjectMapper();
  static E2e stack;
  static Browser browser;

  @BeforeAll
  static void start(@TempDir Path profile) throws Exception {
    stack = E2e.stack();
    browser = Browser.open(stack.endpoints().monitor(), profile);
  }

  @AfterAll
  static void stop() {
    if (browser != null) {
      browser.close();
    }
  }

  @Test
  void aRejectedMessageIsLookedAtAndReplayedIntoAStory() throws Exception {
    String word = "brill" + UUID.randomUUID().toString().substring(0, 8);
    browser.at("/rejected?feed=" + E2e.BAD + "&code=mended-page").waitFor("Pick a message");
    browser.mark();
    String id = stack.reject("mended-page", "The ferry to " + word + " sails again on Monday.");
    browser.click("[data-id='" + id + "']");
    browser.waitFor(
        "told by a test", id, E2e.BAD, "mended-page", "parse", "The ferry to " + word + " sails");
    browser.click(".detail [data-value='hex']");
    browser.waitFor("00000000", "54 68 65 20");
    browser.shoot("rejected-message");
    browser.width(Browser.PHONE);
    await().atMost(E2e.PATIENCE).until(() -> browser.counts(".sheet[open]").get(0) == 1);
    browser.press(Keys.ESCAPE);
    await().atMost(E2e.PATIENCE).until(() -> !browser.address().contains("id="));
    browser.width(Browser.DESK);
    browser.click("[data-id='" + id + "']");

    browser.click(".detail button.first");

    browser.waitFor("1 accepted", "replayed by console: accepted as wire.raw-");
    await()
        .atMost(E2e.PATIENCE)
        .until(
            () ->
                stack.count("SELECT count(*) FROM story WHERE body LIKE ?", "%" + word + "%") == 1);
    browser.click("#rail [href='/stories']");
    browser.waitFor(word);
    browser.assertNotReloaded();
    browser.assertNoErrors();
  }

  @Test
  void whatFailsAgainIsMarkedAndItsLastFailureIsDiscardedWithAReason() throws Exception {
    Http.Answer answer =
        Http.send(stack.push(E2e.BAD, "application/xml", "<newsItem".getBytes(UTF_8)).build());
    JsonNode at = JSON.readTree(answer.body()).path("rejected").path(0);
    String id =
        "wire.rejected-%d@%d".formatted(at.path("partition").asInt(), at.path("offset").asLong());

    browser.at("/rejected?id=" + id).waitFor("<newsItem");
    browser.click(".detail button.first");
    browser.waitFor("failed again", "Rejected again");
    browser.click(".detail dd a[href^='/rejected?id=']");
    browser.waitFor("replay of " + id);
    browser.click(".detail .bad-act");
    browser.waitFor("Why may it go?");
    browser.type("#ask input", "cut off at the agency");
    browser.click("#ask [type='submit']");

    browser.waitFor("1 discarded", "discarded by console: cut off at the agency");
    assertThat(browser.counts(".detail button.first", ".detail .bad-act")).containsOnly(0);
    browser.at("/notices?kind=REJECTED_REPLAYED,REJECTED_DISCARDED").waitFor("cut off at the");
    browser.shoot("notices-replays");
    browser.assertNoErrors();
  }

  @Test
  void allThatMatchAreReplayedAndNothingElse() throws Exception {
    String other = stack.reject("another-fault", "The tram depot reopened on Tuesday.");
    for (String copy :
        List.of(
            "Lock gate seven of the canal at Sund was repaired overnight.",
            "A choir of ninety sang in the market hall of Orle.",
            "Snow closed the pass above Tveit until further notice.")) {
      stack.reject("all-mended", copy);
    }
    browser.at("/rejected?feed=" + E2e.BAD + "&code=all-mended").waitFor("Replay all 3");
    browser.click("[data-key='bulk'] button");
    browser.waitFor("Replay 3 messages?");
    browser.shoot("rejected-replay-all");
    browser.click("#ask [type='submit']");

    browser.waitFor("3 accepted");
    await()
        .atMost(E2e.PATIENCE)
        .until(
            () ->
                stack.count(
                        "SELECT count(*) FROM story WHERE body LIKE 'Lock gate seven%'"
                            + " OR body LIKE 'A choir of ninety%' OR body LIKE 'Snow closed the pass%'")
                    == 3);
    browser.at("/rejected?id=" + other).waitFor("Replay");
    assertThat(browser.counts(".detail button.first")).containsOnly(1);
  }

  @Test
  void aFeedFallsSilentAndIsHeardAgain() throws Exception {
    browser.at("/feeds").waitFor("configured");
    browser.mark();
    String row = "[data-key='" + E2e.REGULAR + "'] ";
    send("The regular bulletin was sent at noon.");
    await()
        .atMost(E2e.PATIENCE)
        .until(() -> browser.textOf(row + "[data-label='Last story']").contains("ago"));
    await()
        .atMost(E2e.PATIENCE)
        .until(() -> browser.textOf(row + "[data-label='State']").contains("silent"));
    browser.shoot("feeds-silent");
    browser.click("#rail [href='/']");
    browser.waitFor("silent");
    browser.click("#rail [href='/notices']");
    browser.waitFor(E2e.REGULAR + " is silent: nothing for");

    send("The regular bulletin was sent again at one.");

    browser.waitFor(E2e.REGULAR + " is heard again after");
    browser.assertNotReloaded();
    browser.assertNoErrors();
  }

  @Test
  void latencyIsShownByStageAndByFeedAndKillsApart() throws Exception {
    browser.at("/latency").waitFor("Receipt to row", "p99");
    browser.click("[data-stage='enriched']");
    browser.waitFor("Through enrich: from there");
    assertThat(browser.counts("figure svg.chart", "path.series")).containsExactly(1, 3);
    browser.shoot("latency-enriched");
    browser.click("[data-value='1440']");
    browser.click("[data-value='kills']");
    browser.waitFor("Spread,");
    assertThat(browser.address()).contains("kills=true", "range=1440");
    assertThat(browser.run("return document.querySelector('svg.chart').ariaLabel"))
        .isEqualTo("Through enrich over the last day");
    browser.shoot("latency-day");
    browser.assertNoErrors();
  }

  @Test
  void aKillWhoseCopyLivesIsTheLoudestUntilSomebodyTakesItOn() throws Exception {
    String killed = E2e.LIFE + ":" + UUID.randomUUID();
    String copy = E2e.ORDER + ":" + UUID.randomUUID();
    String text =
        "%s - The old swing bridge at Vallersund opened for the last time on Sunday, and the keeper %s rang its bell"
                .formatted("VALLERSUND", UUID.randomUUID())
            + " eleven times before the barges passed, while some two hundred people watched from the quay.";
    publish(killed, 1, "usable", text);
    awaitStored("story", killed);
    publish(copy, 1, "usable", text);
    awaitStored("story_copy", copy);
    browser.at("/");
    browser.mark();
    publish(killed, 2, "canceled", "");

    String row = "[data-key='kill:" + killed + "'] ";
    awaitText("header.status", "Killed, but a copy lives");
    awaitText(row, "a copy of it is live: " + E2e.ORDER);
    assertThat(browser.textOf("[data-badge='/']")).contains("live kill");
    browser.shoot("overview-kill");
    browser.click(row + "a");
    browser.waitFor("Killed, but 1 copy lives");
    browser.shoot("story-killed");
    browser.click(".banner.loud a");
    browser.waitFor("Do not publish: its original was killed");
    assertThat(browser.textOf(".lead .meta")).containsIgnoringCase("original killed");
    assertThat(browser.counts(".lead .chip.ok")).containsExactly(0);
    browser.shoot("copy-of-killed");

    browser.click(".banner.loud button");
    browser.waitFor("What is being done about it?");
    browser.type("#ask input[name='name']", "Ana");
    browser.type("#ask input[name='said']", "the desk at the quay was called");
    browser.click("#ask [type='submit']");

    browser.waitFor("Acknowledged by Ana: the desk at the quay was called");
    browser.click("#rail [href='/notices']");
    browser.waitFor("Ana: the desk at the quay was called");
    browser.click("#rail [href='/']");
    browser.waitFor("Needs you");
    assertThat(browser.text()).doesNotContain("Killed, but a copy lives: Bridge " + killed);
    browser.assertNotReloaded();
    browser.assertNoErrors();
  }

  @Test
  void aStoppedReaderOfSomebodyElsesIsListedAndAlarmsNobody() throws Exception {
    String group = "node-example-" + UUID.randomUUID();
    KafkaSettings kafka = stack.config().section("kafka", KafkaSettings.class);
    try (Admin admin = Admin.create(kafka.with(Map.of()))) {
      admin
          .alterConsumerGroupOffsets(
              group,
              Map.of(
                  new TopicPartition(WireTopic.STORIES.topicName(), 0), new OffsetAndMetadata(1)))
          .all()
          .get();
    }
    String row = "[data-key='others'] [data-key='" + group + "'] ";
    browser.at("/lag");
    browser.mark();
    awaitText(row, "stopped");
    assertThat(browser.counts("[data-key='groups'] [data-key='" + group + "']")).containsExactly(0);
    browser.shoot("lag-others");
    browser.click("#rail [href='/']");
    browser.waitFor("Needs you", "Who reads");
    assertThat(browser.text()).doesNotContain(group);

    browser.click("#rail [href='/lag']");
    browser.click(row + "[data-forget]");
    browser.waitFor("Forget " + group + "?");
    browser.click("#ask [type='submit']");
    browser.waitFor(group + " is forgotten.");
    await().atMost(E2e.PATIENCE).until(() -> browser.textOf(row).isEmpty());
    browser.assertNotReloaded();
    browser.assertNoErrors();
  }

  private static void awaitText(String selector, String text) {
    await()
        .atMost(E2e.PATIENCE)
        .untilAsserted(() -> assertThat(browser.textOf(selector)).containsIgnoringCase(text));
  }

  private static void awaitStored(String table, String storyId) {
    await()
        .atMost(E2e.PATIENCE)
        .until(
            () ->
                stack.count("SELECT count(*) FROM " + table + " WHERE story_id = ?", storyId) == 1);
  }

  private static void publish(String storyId, int version, String status, String text)
      throws Exception {
    String[] feedAndId = storyId.split(":", 2);
    String ninjs =
        """
        {"uri": "%s", "version": "%d", "type": "text", "language": "en", "pubstatus": "%s",
         "versioncreated": "2026-03-05T10:0%d:00Z", "headline": "Bridge %s", "body_text": "%s"}
        """
            .formatted(feedAndId[1], version, status, version, storyId, text);
    Http.Answer answer =
        Http.send(stack.push(feedAndId[0], "application/json", ninjs.getBytes(UTF_8)).build());
    assertThat(answer.status()).as(answer.body()).isEqualTo(202);
  }

  private static void send(String text) throws Exception {
    Http.Answer answer =
        Http.send(stack.push(E2e.REGULAR, "text/plain", text.getBytes(UTF_8)).build());
    assertThat(answer.status()).as(answer.body()).isEqualTo(202);
  }
}
