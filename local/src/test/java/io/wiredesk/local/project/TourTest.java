package io.wiredesk.local.project;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The pages that lead through the code name only files and classes that there are, or that a build
 * writes.
 */
class TourTest {
  private static final String TOUR = "docs/TOUR.md";
  private static final Pattern PATH = Pattern.compile("`([\\w.]+/[^`\\s]+)`");
  private static final Pattern CLASS = Pattern.compile("`([A-Z]\\w*[a-z]\\w*)`");
  private static final Pattern PICTURE = Pattern.compile("(?s)\n```\n(.*?)\n```\n");
  private static final Pattern DRAWN = Pattern.compile("\\b[A-Z][a-z]+[A-Z]\\w+");
  private static final Pattern STEP = Pattern.compile("(?m)^(\\d+)\\. (.*)");

  private final Set<String> classes = new HashSet<>();

  TourTest() {
    classes.addAll(Repository.classes("/src/main/java/").keySet());
    classes.addAll(Repository.classes("/src/test/java/").keySet());
  }

  @ParameterizedTest
  @ValueSource(strings = {TOUR, "CONTRIBUTING.md"})
  void everyFileAndEveryClassIsThere(String page) {
    String text = Repository.text(page);
    assertThat(named(PATH, text))
        .isNotEmpty()
        .allMatch(path -> path.contains("/target/") || Files.exists(Repository.path(path)));
    assertThat(named(CLASS, text)).isNotEmpty().isSubsetOf(classes);
  }

  @Test
  void everyStepIsAFile() {
    List<MatchResult> steps = STEP.matcher(Repository.text(TOUR)).results().toList();
    assertThat(steps).hasSizeGreaterThan(10);
    for (int i = 0; i < steps.size(); i++) {
      assertThat(steps.get(i).group(1)).isEqualTo(String.valueOf(i + 1));
      assertThat(steps.get(i).group(2)).startsWith("`").matches(PATH.pattern() + ".*");
    }
  }

  @Test
  void thePictureDrawsClassesOfTheText() {
    String tour = Repository.text(TOUR);
    String picture = named(PICTURE, tour).iterator().next();
    Set<String> told =
        Stream.concat(
                named(CLASS, tour).stream(),
                named(PATH, tour).stream().map(path -> path.replaceAll(".*/|\\.\\w+$", "")))
            .collect(Collectors.toSet());
    assertThat(named(Pattern.compile("(" + DRAWN + ")"), picture))
        .hasSizeGreaterThan(10)
        .filteredOn(name -> !name.equals("PostgreSQL"))
        .isSubsetOf(told);
  }

  private static Set<String> named(Pattern pattern, String text) {
    return pattern.matcher(text).results().map(m -> m.group(1)).collect(Collectors.toSet());
  }
}
