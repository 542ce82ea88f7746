package io.wiredesk.local.project;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** docs/GUARANTEES.md names only code and tests that there are. */
class GuaranteesTest {
  private static final Pattern TEST = Pattern.compile("`(\\w+(?:Test|IT))\\.(\\w+)`");
  private static final Pattern CODE = Pattern.compile("`([A-Z][a-z]\\w+)`");

  private final String page = Repository.text("docs/GUARANTEES.md");

  @Test
  void everyPromiseHasItsTests() {
    List<String> promises = List.of(page.split("\n## \\d\\. ", -1));
    assertThat(promises).hasSize(8);
    assertThat(promises.subList(1, 8)).allMatch(promise -> TEST.matcher(promise).find());
  }

  @Test
  void everyTestIsThere() {
    Map<String, String> tests = Repository.classes("/src/test/java/");
    List<MatchResult> named = TEST.matcher(page).results().toList();
    assertThat(named)
        .isNotEmpty()
        .allSatisfy(
            t ->
                assertThat(tests.getOrDefault(t.group(1), ""))
                    .as(t.group())
                    .contains("void " + t.group(2) + "("));
  }

  @Test
  void allCodeIsThere() {
    Map<String, String> code = Repository.classes("/src/main/java/");
    code.putAll(Repository.classes("/src/test/java/"));
    assertThat(CODE.matcher(page).results().map(m -> m.group(1)).collect(Collectors.toSet()))
        .isSubsetOf(code.keySet());
  }
}
