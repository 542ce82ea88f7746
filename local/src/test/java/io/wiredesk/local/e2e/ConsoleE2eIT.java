package io.wiredesk.local.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.wiredesk.cli.cluster.Http;
import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.Keys;

/** The console in a real browser, on the running pipeline with the sample wire in it. */
class ConsoleE2eIT {
  private static final String FEED = "desk";
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

  @ParameterizedTest
  @CsvSource({
    "overview, /, Who reads",
    "ticker, /ticker, Hold",
    "notices, /notices, ''",
    "stories, /stories, words",
    "copies, /copies, then",
    "rejected, /rejected, ''",
    "feeds, /feeds, desk",
    "lag, /lag, wiredesk-enrich",
    "latency, /latency, ''",
  })
  void everyViewOpensAndIsReadableOnADeskAndOnAPhone(String name, String path, String shows)
      throws Exception {
    browser.at(path).waitFor("live ", shows);
    browser.shoot(name);
  }

  @Test
  void aPushedStoryAppearsWithoutAReload() throws Exception {
    String headline = "Night ferry returns " + UUID.randomUUID();
    browser.at("/ticker").waitFor("Ticker");
    browser.mark();
    push(story(UUID.randomUUID().toString(), 1, headline, "BERGEN - The night ferry is back."));
    browser.waitFor(headline);
    browser.assertNotReloaded();

    browser.click("[href='/stories']");
    browser.waitFor(headline);
    String second = "Night ferry leaves again " + UUID.randomUUID();
    push(story(UUID.randomUUID().toString(), 1, second, "BERGEN - It left at nine, on time."));
    browser.waitFor(second);
    browser.assertNotReloaded();
    browser.assertNoErrors();
  }

  @Test
  void markupInAStoryIsText() throws Exception {
    String id = UUID.randomUUID().toString();
    push(
        story(
            id,
            1,
            "&lt;script&gt;document.title='taken'&lt;/script&gt; " + id,
            "&lt;img src=x onerror=&quot;document.title='taken'&quot;&gt; in a body."));

    for (String path : new String[] {"/ticker", "/stories", "/story?id=" + FEED + ":" + id}) {
      browser.at(path).waitFor(id);
      assertThat(browser.text()).contains("<script>document.title='taken'</script>");
      assertThat(browser.counts("main script", "main img")).containsOnly(0);
      assertThat(browser.run("return document.title")).asString().doesNotStartWith("taken");
    }
    browser.assertNoErrors();
  }

  @Test
  void aStorysPageShowsWhatARevisionChangedAndWhereItIs() throws Exception {
    String id = UUID.randomUUID().toString();
    push(
        story(
            id, 1, "Harbour fee set", "BERGEN - The fee is 38 kroner from Monday, the port said."));
    push(
        story(
            id, 2, "Harbour fee set", "BERGEN - The fee is 42 kroner from Monday, the port said."));
    await()
        .atMost(E2e.PATIENCE)
        .until(
            () ->
                stack.count(
                        "SELECT count(*) FROM story_revision WHERE story_id = ?", FEED + ":" + id)
                    == 2);

    browser.at("/story?id=" + FEED + ":" + id + "&tab=records");
    browser.waitFor("wire.raw", "wire.stories", "story_revision");
    browser.click("[data-tab='trace']");
    browser.waitFor("received", "decided", "stored", "Read by");
    browser.shoot("story-trace");
    browser.click("[data-tab='history']");
    browser.waitFor("2 revisions");
    browser.click(".revisions button");
    browser.waitFor("Revision 1 and 2");
    assertThat(browser.textOf(".pair del")).isEqualTo("38");
    assertThat(browser.textOf(".pair ins")).isEqualTo("42");
    browser.shoot("story");
  }

  @Test
  void aGroupOfCopiesStandsSideBySide() throws Exception {
    browser.at("/copies").waitFor("then");
    browser.click(".rows a.title");
    browser.waitFor("All groups", "similarity");
    assertThat(browser.counts(".pair .side")).containsExactly(2);
    browser.shoot("copies-group");
  }

  @Test
  void copiesAreFilteredAndBackKeepsFilterRowAndFocus() throws Exception {
    browser.at("/copies?feed=nobody").waitFor("No copy matches.");
    browser.at("/copies").waitFor("then", "Language");
    String feed = browser.textOf(".rows .meta span:nth-of-type(3) b").split(", ", 2)[0];
    await()
        .atMost(E2e.PATIENCE)
        .until(() -> browser.counts("select[name='feed'] [value='" + feed + "']").get(0) == 1);
    browser.click("select[name='feed'] [value='" + feed + "']");
    assertThat(browser.address()).isEqualTo("/copies?feed=" + feed);
    browser.waitFor("then " + feed);
    browser.shoot("copies-of-a-feed");

    browser.click(".rows a.title");
    browser.waitFor("All groups");
    browser.run("history.back()");
    browser.waitFor("then " + feed);
    await()
        .atMost(E2e.PATIENCE)
        .until(
            () ->
                String.valueOf(browser.focused().getAttribute("href")).contains("/copies?group="));
    assertThat(browser.run("return document.querySelector('[name=feed]').value")).isEqualTo(feed);
    browser.assertNoErrors();
  }

  @Test
  void backFindsARowSeveralPagesDown() throws Exception {
    String word = "pageful" + UUID.randomUUID().toString().substring(0, 8);
    for (int i = 0; i < 30; i++) {
      push(story(UUID.randomUUID().toString(), 1, word + " " + i, "BERGEN - Number " + i + "."));
    }
    await()
        .atMost(E2e.PATIENCE)
        .until(
            () ->
                stack.count("SELECT count(*) FROM story WHERE headline LIKE ?", word + "%") == 30);
    browser.at("/stories?feed=" + FEED).waitFor("Older stories");
    browser.click(".more button");
    browser.waitFor(word + " 0");
    browser.run("document.querySelector('.rows > :nth-child(28) a').click()");
    browser.waitFor("Facts");
    browser.run("history.back()");

    await()
        .atMost(E2e.PATIENCE)
        .until(
            () ->
                Boolean.TRUE.equals(
                    browser.run(
                        "return document.activeElement"
                            + " === document.querySelector('.rows > :nth-child(28) a')")));
  }

  @Test
  void onAPhoneEveryViewIsInSightAndDetailsComeAsASheet() {
    browser.width(Browser.PHONE);
    try {
      browser.at("/").waitFor("live ");
      assertThat(
              browser.run(
                  "return [...document.querySelectorAll('#rail a')].filter((a) =>"
                      + " a.getBoundingClientRect().right > innerWidth).length"))
          .isEqualTo(0L);

      browser.at("/lag?group=wiredesk-enrich").waitFor("Partitions of wiredesk-enrich");
      assertThat(browser.counts(".sheet[open] table")).containsExactly(1);
      assertThat(browser.findings()).isEmpty();
      browser.press(Keys.ESCAPE);
      await().atMost(E2e.PATIENCE).until(() -> browser.address().equals("/lag"));
      assertThat(browser.counts(".sheet[open]")).containsExactly(0);
    } finally {
      browser.width(Browser.DESK);
    }
  }

  @Test
  void searchFindsWhatIsStoredAndMarksIt() throws Exception {
    String word = "zephyr" + UUID.randomUUID().toString().substring(0, 8);
    String id = UUID.randomUUID().toString();
    push(story(id, 1, "A new name", "BERGEN - The boat is called " + word + " from now on."));
    await()
        .atMost(E2e.PATIENCE)
        .until(
            () ->
                stack.count(
                        "SELECT count(*) FROM story WHERE story_id = ? AND search IS NOT NULL",
                        FEED + ":" + id)
                    == 1);

    browser.at("/").type("#typed", word + "\n");
    browser.waitFor("A new name");
    assertThat(browser.textOf(".snippet mark")).isEqualTo(word);
    browser.shoot("search");
    browser.at("/stories?q=nothinghasthisword").waitFor("Nothing stored has all these words");
  }

  @Test
  void lagRisesWhileTheSinkIsPausedAndFallsWhenItGoesOn() throws Exception {
    String connector = stack.endpoints().connect() + "/connectors/wiredesk-postgres/";
    browser.at("/lag").waitFor("wiredesk-postgres");
    browser.mark();
    try {
      assertThat(Http.putJson(connector + "pause", "").ok()).isTrue();
      await()
          .atMost(E2e.PATIENCE)
          .until(() -> Http.get(connector + "status").body().contains("PAUSED"));
      for (int i = 0; i < 5; i++) {
        push(
            story(
                UUID.randomUUID().toString(),
                1,
                "Story " + i + " of a queue",
                "BERGEN - Number " + i + " waits."));
      }
      await().atMost(E2e.PATIENCE).until(() -> offsets() >= 5);
      browser.at("/").waitFor("Oldest not stored");
      await()
          .atMost(E2e.PATIENCE)
          .until(() -> browser.textOf("[data-key='Oldest not stored']").contains("wait"));
      await()
          .atMost(E2e.PATIENCE)
          .until(() -> browser.textOf("[data-arrow='stories-sink']").contains("behind"));
      browser.shoot("overview-behind");
      browser.at("/lag");
      browser.mark();
    } finally {
      Http.putJson(connector + "resume", "");
    }
    await().atMost(E2e.PATIENCE).until(() -> offsets() == 0);
    browser.assertNotReloaded();
  }

  /** Offsets left to store, as the lag table shows them. */
  private static long offsets() {
    String cell = browser.textOf("[data-key='wiredesk-postgres'] [data-label='Offsets']");
    return cell.matches("[\\d,]+") ? Long.parseLong(cell.replace(",", "")) : -1;
  }

  private static String story(String id, int version, String headline, String body) {
    return """
    {"uri": "%s", "version": "%d", "type": "text", "language": "en", "versioncreated": "2026-03-05T10:0%d:00Z",
     "headline": "%s", "body_text": "%s"}
    """
        .formatted(id, version, version, headline, body);
  }

  private static void push(String ninjs) throws Exception {
    Http.Answer answer =
        Http.send(stack.push(FEED, "application/json", ninjs.getBytes(UTF_8)).build());
    assertThat(answer.status()).as(answer.body()).isEqualTo(202);
  }
}
