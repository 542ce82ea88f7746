package io.wiredesk.local.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import io.wiredesk.local.project.Repository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import org.jspecify.annotations.Nullable;
import org.openqa.selenium.By;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;

/**
 * A real headless Chromium with the console in it. Screenshots go to {@code target/screenshots},
 * pictures for the documents where {@link #PICTURES} says.
 */
final class Browser implements AutoCloseable {
  static final int DESK = 1440;
  static final int PHONE = 390;

  /** System property: a folder of the repository, {@code docs/images}. */
  static final String PICTURES = "wiredesk.screenshots";

  private static final Path CHROMIUM = Path.of("/usr/bin/chromium");
  private static final Path DRIVER = Path.of("/usr/bin/chromedriver");
  private static final Path SCREENSHOTS = Path.of("target", "screenshots");
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final ChromeDriver driver;
  private final String base;

  private Browser(ChromeDriver driver, String base) {
    this.driver = driver;
    this.base = base;
  }

  /** Skips the test where there is no browser. */
  static Browser open(String base, Path profile) throws IOException {
    assumeThat(Files.isExecutable(CHROMIUM) && Files.isExecutable(DRIVER))
        .as("no %s with %s here, so the console is not looked at", CHROMIUM, DRIVER)
        .isTrue();
    Files.createDirectories(SCREENSHOTS);
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
    ChromeDriverService service =
        new ChromeDriverService.Builder().usingDriverExecutable(DRIVER.toFile()).build();
    Browser browser = new Browser(new ChromeDriver(service, options), base);
    browser.width(DESK);
    return browser;
  }

  /** Goes to an address of the console and waits for its heading. */
  Browser at(String path) {
    driver.get(base + path);
    await().atMost(PATIENCE).until(() -> !driver.findElements(By.tagName("h1")).isEmpty());
    return this;
  }

  /** What a person reads on the page. */
  String text() {
    return String.valueOf(driver.executeScript("return document.body.innerText"));
  }

  /** Whatever the case: a style sheet may show capitals. */
  void waitFor(String... texts) {
    for (String text : texts) {
      await().atMost(PATIENCE).untilAsserted(() -> assertThat(text()).containsIgnoringCase(text));
    }
  }

  /** The text of the first element that the selector finds, SVG too; empty without one. */
  String textOf(String selector) {
    return String.valueOf(
        driver.executeScript(
            "const e = document.querySelector(arguments[0]); return e?.innerText ?? e?.textContent ?? ''",
            selector));
  }

  void click(String selector) {
    await()
        .atMost(PATIENCE)
        .ignoreExceptions()
        .until(
            () -> {
              driver.findElement(By.cssSelector(selector)).click();
              return true;
            });
  }

  void type(String selector, String keys) {
    driver.findElement(By.cssSelector(selector)).sendKeys(keys);
  }

  /** Keys to whatever has the focus. */
  void press(CharSequence... keys) {
    driver.switchTo().activeElement().sendKeys(keys);
  }

  WebElement focused() {
    return driver.switchTo().activeElement();
  }

  String address() {
    return driver.getCurrentUrl() == null ? "" : driver.getCurrentUrl().substring(base.length());
  }

  String title() {
    return String.valueOf(driver.getTitle());
  }

  @Nullable Object run(String script, Object... arguments) {
    return driver.executeScript(script, arguments);
  }

  /** The value of an expression over the exports of one of the console's modules, called m. */
  @Nullable Object module(String path, String expression) {
    return driver.executeAsyncScript(
        "const done = arguments[arguments.length - 1]; import('%s').then((m) => done(%s), (e) => done(String(e)))"
            .formatted(path, expression));
  }

  /** A mark that a reload would wipe away. */
  void mark() {
    driver.executeScript("window.marked = true");
  }

  void assertNotReloaded() {
    assertThat(driver.executeScript("return window.marked === true")).isEqualTo(true);
  }

  /**
   * Nothing was refused by the policy, nothing failed in a script; what a server answered aside.
   */
  void assertNoErrors() {
    assertThat(
            driver.manage().logs().get("browser").getAll().stream()
                .filter(entry -> entry.getLevel().intValue() >= Level.SEVERE.intValue())
                .map(Object::toString)
                .filter(line -> !line.contains("Failed to load resource")))
        .isEmpty();
  }

  /** Neither the page nor, where cells are stacked, a table in it scrolls sideways. */
  private void assertNothingSticksOut(int width) {
    String wide = width == PHONE ? "html, .scroll" : "html";
    assertThat(
            driver.executeScript(
                "return [...document.querySelectorAll(arguments[0])]"
                    + ".filter((e) => e.scrollWidth > e.clientWidth).map((e) => e.ariaLabel ?? e.nodeName)",
                wide))
        .as("%s at %d", address(), width)
        .isEqualTo(List.of());
  }

  /** What keeps people from the page, as far as a program can tell. */
  List<String> findings() {
    return Axe.findings(driver, false);
  }

  void width(int width) {
    size(width, 900);
  }

  /** What a desk sees of the page without scrolling, for the documents. */
  void picture(String name) throws IOException {
    scheme("light");
    Path folder = Repository.path(System.getProperty(PICTURES));
    Files.createDirectories(folder);
    Files.write(folder.resolve(name + ".png"), driver.getScreenshotAs(OutputType.BYTES));
  }

  /**
   * The whole page, dark and light, wide and narrow; leaves it wide. None of the four keeps anybody
   * out.
   */
  void shoot(String name) throws IOException {
    for (String scheme : List.of("light", "dark")) {
      scheme(scheme);
      for (int width : new int[] {PHONE, DESK}) {
        width(width);
        assertNothingSticksOut(width);
        Object height = driver.executeScript("return document.documentElement.scrollHeight");
        size(width, height instanceof Number number ? Math.min(number.intValue(), 6000) : 900);
        byte[] picture = driver.getScreenshotAs(OutputType.BYTES);
        Files.write(SCREENSHOTS.resolve("%s-%d-%s.png".formatted(name, width, scheme)), picture);
        assertThat(Axe.findings(driver, scheme.equals("dark"))) // the same page but for its colours
            .as("%s, %d wide, %s", address(), width, scheme)
            .isEmpty();
      }
    }
    width(DESK);
  }

  @Override
  public void close() {
    driver.quit();
  }

  /** How many elements the selector finds, in the order of the selectors. */
  List<Integer> counts(String... selectors) {
    return Arrays.stream(selectors)
        .map(selector -> driver.findElements(By.cssSelector(selector)).size())
        .toList();
  }

  private void scheme(String scheme) {
    driver.executeCdpCommand(
        "Emulation.setEmulatedMedia",
        Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", scheme))));
  }

  private void size(int width, int height) {
    driver.executeCdpCommand(
        "Emulation.setDeviceMetricsOverride",
        Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", false));
  }
}
