package io.wiredesk.local.project;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What a reader follows from page to page is there. */
class DocumentsTest {
  private static final Pattern LINK = Pattern.compile("]\\(([^)#\\s]+)(?:#[^)]*)?\\)");
  private static final Pattern SECTION = Pattern.compile("]\\(([^)#:\\s]*)#([^)]+)\\)");
  private static final Pattern HEADING = Pattern.compile("(?m)^#+ (.*)$");
  private static final int README_LINES = 120;

  @Test
  void everyLinkToAFileLeadsSomewhere() throws IOException {
    List<String> broken = new ArrayList<>();
    for (Path page : pages(".", "docs")) {
      for (MatchResult link : LINK.matcher(Files.readString(page)).results().toList()) {
        String target = link.group(1);
        if (!target.contains(":") && !Files.exists(page.resolveSibling(target))) {
          broken.add(page.getFileName() + " -> " + target);
        }
      }
    }
    assertThat(broken).isEmpty();
  }

  @Test
  void everyLinkToASectionFindsItsHeading() throws IOException {
    List<String> broken = new ArrayList<>();
    for (Path page : pages(".", "docs")) {
      for (MatchResult link : SECTION.matcher(Files.readString(page)).results().toList()) {
        Path target = link.group(1).isEmpty() ? page : page.resolveSibling(link.group(1));
        if (!sections(target).contains(link.group(2))) {
          broken.add(page.getFileName() + " -> " + link.group(1) + "#" + link.group(2));
        }
      }
    }
    assertThat(broken).isEmpty();
  }

  /** What a page's headings are linked by: in small letters, without signs, words joined. */
  private static List<String> sections(Path page) throws IOException {
    return HEADING
        .matcher(Files.readString(page))
        .results()
        .map(h -> h.group(1).toLowerCase(Locale.ROOT).replaceAll("[^\\w\\- ]", ""))
        .map(words -> words.replace(' ', '-'))
        .toList();
  }

  @Test
  void everyPageOfTheDocumentsIsLinkedFromTheReadme() throws IOException {
    String readme = Repository.text("README.md");
    assertThat(pages("docs"))
        .isNotEmpty()
        .allMatch(page -> readme.contains("(docs/" + page.getFileName() + ")"));
    assertThat(readme.lines().count()).isLessThan(README_LINES);
  }

  private static List<Path> pages(String... folders) throws IOException {
    List<Path> pages = new ArrayList<>();
    for (String folder : folders) {
      try (Stream<Path> files = Files.list(Repository.path(folder))) {
        files.filter(file -> file.toString().endsWith(".md")).forEach(pages::add);
      }
    }
    return pages;
  }
}
