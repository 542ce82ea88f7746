package io.wiredesk.local.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.wiredesk.monitor.MonitorApp;
import io.wiredesk.service.ConfigFile;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.Keys;

/** The console when nothing but the monitor is up, and what can be seen without any data. */
class ConsoleAloneIT {
  static MonitorApp monitor;
  static Browser browser;

  @BeforeAll
  static void start(@TempDir Path profile) throws Exception {
    monitor = monitor(0);
    browser = Browser.open("http://127.0.0.1:" + monitor.port(), profile).at("/");
  }

  private static MonitorApp monitor(int port) {
    return MonitorApp.start(
        ConfigFile.parse(
            """
            kafka: {bootstrap.servers: "127.0.0.1:1", default.api.timeout.ms: 2000, request.timeout.ms: 1500}
            registry: {schema.registry.url: "http://127.0.0.1:1"}
            monitor:
              listen: 127.0.0.1:%d
              interval: PT0.5S
              connect: http://127.0.0.1:1
              ingest: http://127.0.0.1:1
              enrich: http://127.0.0.1:1
              postgres: {url: "jdbc:postgresql://127.0.0.1:1/none", user: nobody}
            """
                .formatted(port)));
  }

  @AfterAll
  static void stop() {
    if (browser != null) {
      browser.close();
    }
    if (monitor != null) {
      monitor.close();
    }
  }

  @Test
  void theOverviewNamesWhatIsMissing() throws Exception {
    browser.at("/").waitFor("Not well", "postgres: the database does not answer", "need you");
    browser.shoot("alone-overview");
  }

  @Test
  void thePageSaysThatTheConnectionBrokeAndComesBackByItself() throws Exception {
    browser.at("/").waitFor("Not well", "live ");
    browser.mark();
    int port = monitor.port();
    monitor.close();

    browser.waitFor("not live for");
    assertThat(browser.run("return document.documentElement.hasAttribute('data-away')"))
        .isEqualTo(true);
    browser.shoot("away");

    monitor = monitor(port);
    await().atMost(Duration.ofSeconds(60)).until(() -> browser.textOf("#link").startsWith("live "));
    browser.assertNotReloaded();
    assertThat(browser.run("return document.documentElement.hasAttribute('data-away')"))
        .isEqualTo(false);
  }

  @Test
  void aPageThatNeedsTheDatabaseSaysSoAndTheFrameLivesOn() {
    browser.at("/stories").waitFor("the database does not answer", "Try again", "live ");
    browser.at("/copies").waitFor("the database does not answer");
    browser.at("/story?id=x").waitFor("the database does not answer");
    browser.at("/ticker").waitFor("Quiet.", "curl -H \"Authorization: Bearer $KEY\"");
  }

  @Test
  void everythingCanBeReachedByKeyboard() {
    browser.at("/");
    browser.press(Keys.TAB);
    assertThat(browser.focused().getText()).isEqualTo("Skip to content");
    browser.at("/");
    browser.press("g", "l");
    browser.waitFor("Seconds are the age");
    assertThat(browser.address()).isEqualTo("/lag");
    assertThat(browser.focused().getTagName()).isEqualTo("h1");
    browser.press("/");
    browser.press("ferry", Keys.ENTER);
    browser.waitFor("“ferry”");
    assertThat(browser.address()).isEqualTo("/stories?q=ferry");
    browser.run("history.back()");
    browser.waitFor("Seconds are the age");
    browser.press("?");
    browser.waitFor("search stored stories", "dark or light");
    browser.press(Keys.ESCAPE);
  }

  /** Else a page that nobody looked at would pass, too. */
  @Test
  void whatKeepsPeopleOutIsFound() {
    browser.at("/lag");
    browser.run(
        """
        const pale = document.createElement('p');
        pale.textContent = 'Pale';
        Object.assign(pale.style, {color: '#999', background: '#aaa'});
        document.querySelector('main').replaceChildren(document.createElement('button'), pale);
        """);

    assertThat(browser.findings())
        .hasSize(2)
        .anyMatch(f -> f.startsWith("button-name"))
        .anyMatch(f -> f.startsWith("color-contrast"));
  }

  @Test
  void aThemeIsRemembered() {
    browser.at("/lag");
    browser.click("#theme");
    Object chosen = browser.run("return document.documentElement.dataset.theme");
    browser.at("/feeds");
    assertThat(browser.run("return document.documentElement.dataset.theme")).isEqualTo(chosen);
    browser.run("localStorage.removeItem('theme')");
  }

  @Test
  void comparingMarksWordsNotLetters() {
    assertThat(
            browser.module(
                "/js/diff.js",
                "m.words('It costs 38 kroner now.', 'It costs 42 kroner.').after.map((r) => r.kind + ':' + r.text)"))
        .isEqualTo(List.of("same:It costs ", "added:42", "same: kroner."));
    assertThat(
            browser.module(
                "/js/diff.js",
                "m.compare('One.\\n\\nTwo stays the same.', 'Nought.\\n\\nTwo stays the same.\\n\\nThree.').map((p) => p.kind)"))
        .isEqualTo(List.of("removed", "added", "same", "added"));
    assertThat(
            browser.module("/js/diff.js", "m.compare('', '').length + m.compare(null, 'x').length"))
        .isEqualTo(1L);
  }

  @ParameterizedTest
  @CsvSource({
    "null, –",
    "0, 0 s",
    "0.0041, 4 ms",
    "4.25, 4.3 s",
    "60, 1 m",
    "61, 1 m 1 s",
    "3720, 1 h 2 m",
    "90000, 1 d 1 h"
  })
  void spansAreReadAtAGlance(String seconds, String shown) {
    assertThat(browser.module("/js/words.js", "m.span(" + seconds + ")")).isEqualTo(shown);
  }

  @ParameterizedTest
  @CsvSource({"null, –", "0, 0/s", "0.1, 0.1/s", "12.3, 12/s", "0.05, 3.0/min", "0.001, 3.6/h"})
  void ratesAreInTheUnitThatPeopleCountIn(String perSecond, String shown) {
    assertThat(browser.module("/js/words.js", "m.rate(" + perSecond + ")")).isEqualTo(shown);
  }

  @Test
  void aLiveUpdateKeepsFocusAndOrder() {
    Object kept =
        browser.module(
            "/js/dom.js",
            """
            (() => {
              const place = document.createElement('ul');
              document.body.append(place);
              const rows = (names) => names.map((n) => m.h('li', {'data-key': n}, m.h('button', n), m.h('i', String(names.length))));
              m.morph(place, rows(['a', 'b', 'c']));
              const b = place.children[1].firstChild;
              b.focus();
              m.morph(place, rows(['d', 'b', 'a']));
              const shown = [...place.children].map((li) => li.dataset.key).join('');
              const same = document.activeElement === b && place.children[1].firstChild === b;
              const text = place.children[1].lastChild.textContent;
              place.remove();
              return shown + same + text;
            })()
            """);
    assertThat(kept).isEqualTo("dbatrue3");
  }
}
