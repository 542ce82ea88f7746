package io.wiredesk.local.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.openqa.selenium.chrome.ChromeDriver;

/** Deque's axe-core, which finds what keeps people from a page. */
final class Axe {
  private static final String SOURCE = source();

  /** What keeps somebody out, a line each: rule, what is wrong, where. */
  private static final String RUN =
      """
      const done = arguments[arguments.length - 1];
      axe.run(document, {resultTypes: ['violations'], preload: false, ...arguments[0]}).then(
        (found) => done(found.violations
          .filter((v) => v.impact === 'serious' || v.impact === 'critical')
          .flatMap((v) => v.nodes.map((n) => `${v.id}: ${n.target.join(' ')}: ${n.html.slice(0, 160)}: ${n.failureSummary.split('\\n').slice(1).join(';').trim()}`))),
        (failure) => done([String(failure)]));
      """;

  private static final Map<String, Object> COLOURS = Map.of("runOnly", List.of("color-contrast"));

  private Axe() {}

  /** What axe calls serious or critical; by colours alone where all else is known to be well. */
  static List<String> findings(ChromeDriver driver, boolean coloursAlone) {
    driver.executeScript("if (!window.axe) { " + SOURCE + " }");
    Object found = driver.executeAsyncScript(RUN, coloursAlone ? COLOURS : Map.of());
    return found instanceof List<?> lines
        ? lines.stream().map(String::valueOf).toList()
        : List.of(String.valueOf(found));
  }

  private static String source() {
    try (InputStream script = Axe.class.getResourceAsStream("/axe.min.js")) {
      return new String(Objects.requireNonNull(script, "axe.min.js").readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
