package io.wiredesk.monitor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import io.wiredesk.schemas.WireTopic;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;

/** The page in a real browser. Writes screenshots to {@code target/screenshots}. */
class PageIT {
  private static final Path CHROMIUM = Path.of("/usr/bin/chromium");
  private static final Path DRIVER = Path.of("/usr/bin/chromedriver");
  private static final Path SCREENSHOTS = Path.of("target", "screenshots");
  private static final String MARKUP = "<script>document.title='taken'</script>";
  static TestBroker broker;
  static MonitorApp app;
  static ChromeDriver browser;

  @BeforeAll
  static void start(@TempDir Path dir, @TempDir Path profile) throws Exception {
    assumeThat(Files.isExecutable(CHROMIUM) && Files.isExecutable(DRIVER))
        .as("no %s with %s here, so the page is not tested", CHROMIUM, DRIVER)
        .isTrue();
    broker = TestBroker.start(dir);
    for (WireTopic topic : WireTopic.values()) {
      broker.create(topic.topicName(), 1);
    }
    app = MonitorApp.start(TestConfig.of(broker.bootstrap(), ""));
    browser =
        new ChromeDriver(
            new ChromeDriverService.Builder().usingDriverExecutable(DRIVER.toFile()).build(),
            options(profile));
    Files.createDirectories(SCREENSHOTS);
  }

  @AfterAll
  static void stop() {
    if (browser != null) {
      browser.quit();
    }
    if (app != null) {
      app.close();
      broker.close();
    }
  }

  @Test
  void showsLagRiseWithoutAReload() throws Exception {
    browser.get("http://127.0.0.1:" + app.port() + "/");
    waitFor("live");
    assertThat(browser.findElement(By.id("no-feeds")).isDisplayed()).isTrue();
    shoot("empty");

    TestTopics.write(broker, "wire.raw", 0, 1200, Instant.now().minusSeconds(200));
    TestTopics.write(broker, "wire.stories", 0, 900, Instant.now().minusSeconds(20));
    TestTopics.write(broker, "wire.duplicates", 0, 30, Instant.now());
    TestTopics.commit(broker, "wiredesk-enrich", "wire.raw", 0, 100);
    TestTopics.commit(broker, "connect-wiredesk-postgres", "wire.stories", 0, 900);
    TestTopics.commit(broker, "connect-wiredesk-postgres", "wire.duplicates", 0, 28);
    TestTopics.commit(broker, MARKUP, "wire.raw", 0, 1200);

    waitFor("1,100 behind");
    waitFor("caught up");
    waitFor("2 behind");
    waitFor("3 m ");
    waitFor("STOPPED");
    waitFor(MARKUP);
    assertThat(browser.getTitle()).isEqualTo("Wiredesk");
    shoot("busy");
    assertThat(browser.manage().logs().get("browser").getAll()).isEmpty();
  }

  @Test
  void isReadableOnAPhoneAndReachableByKeyboard() {
    browser.get("http://127.0.0.1:" + app.port() + "/");
    waitFor("live");
    size(390, 844);

    assertNothingSticksOut();
    browser.findElement(By.tagName("body")).sendKeys(Keys.TAB);
    assertThat(browser.switchTo().activeElement().getText()).isEqualTo("Skip to groups");
    size(1440, 900);
    assertNothingSticksOut();
  }

  private static void assertNothingSticksOut() {
    assertThat(
            browser.executeScript(
                "const root = document.documentElement; return root.scrollWidth - root.clientWidth"))
        .isEqualTo(0L);
  }

  private static ChromeOptions options(Path profile) {
    ChromeOptions options = new ChromeOptions();
    options.setBinary(CHROMIUM.toFile());
    options.addArguments(
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--user-data-dir=" + profile);
    return options;
  }

  private static void waitFor(String text) {
    await()
        .atMost(Duration.ofSeconds(40))
        .until(
            () ->
                String.valueOf(browser.executeScript("return document.body.innerText"))
                    .contains(text));
  }

  private static void shoot(String name) throws Exception {
    for (String scheme : List.of("light", "dark")) {
      browser.executeCdpCommand(
          "Emulation.setEmulatedMedia",
          Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", scheme))));
      for (int width : new int[] {1440, 390}) {
        size(width, 900);
        int height =
            Integer.parseInt(
                String.valueOf(
                    browser.executeScript("return document.documentElement.scrollHeight")));
        size(width, height);
        Files.write(
            SCREENSHOTS.resolve("overview-%s-%s-%d.png".formatted(name, scheme, width)),
            browser.getScreenshotAs(OutputType.BYTES));
      }
    }
  }

  private static void size(int width, int height) {
    browser.executeCdpCommand(
        "Emulation.setDeviceMetricsOverride",
        Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", false));
  }
}
