package io.wiredesk.local.project;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * Texts are the same on every machine. Numbers have other digits in some locales, and letters other
 * cases, so that whatever formats either says in which: {@code formatted} is for words alone.
 */
class FormattingTest {
  private static final Pattern NUMBER_BY_DEFAULT_LOCALE =
      Pattern.compile(
          "%(?:\\d+\\$)?[-#+ 0,(]*\\d*(?:\\.\\d+)?[dfeg][^\";]*\"+\\s*\\)?\\s*\\.formatted\\(");
  private static final Pattern CASE_BY_DEFAULT_LOCALE =
      Pattern.compile("\\.to(?:Lower|Upper)Case\\(\\)|String\\.format\\(\\s*\"");

  @Test
  void nothingHangsOnTheDefaultLocale() {
    List<String> found = new ArrayList<>();
    Repository.classes("/src/main/java/")
        .forEach(
            (name, source) -> {
              for (Pattern pattern : List.of(NUMBER_BY_DEFAULT_LOCALE, CASE_BY_DEFAULT_LOCALE)) {
                pattern.matcher(source).results().forEach(r -> found.add(name + ": " + r.group()));
              }
            });
    assertThat(found).isEmpty();
  }
}
