package io.wiredesk.local.project;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What a reader follows from page to page is there. */
class DocumentsTest {
  private static final Pattern LINK = Pattern.compile("]\\(([^)#\\s]+)(?:#[^)]*)?\\)");
  private static final int README_LINES = 120;

  @Test
  void everyLinkToAFileLeadsSomewhere() throws IOException {
    List<String> broken = new ArrayList<>();
    List<Path> pages = new ArrayList<>(pages("."));
    pages.addAll(pages("docs"));
    for (Path page : pages) {
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
  void everyPageOfTheDocumentsIsLinkedFromTheReadme() throws IOException {
    String readme = Repository.text("README.md");
    assertThat(pages("docs"))
        .isNotEmpty()
        .allMatch(page -> readme.contains("(docs/" + page.getFileName() + ")"));
    assertThat(readme.lines().count()).isLessThan(README_LINES);
  }

  private static List<Path> pages(String folder) throws IOException {
    try (Stream<Path> files = Files.list(Repository.path(folder))) {
      return files.filter(file -> file.toString().endsWith(".md")).toList();
    }
  }
}
