package io.wiredesk.enrich.match;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.wiredesk.enrich.match.Clusters.Pair;
import io.wiredesk.schemas.WireStory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Third-party texts for measuring, which are not part of the project; see WIREDESK_CORPORA. */
public final class Corpora {
  /** Shorter stories are flashes without a text. */
  static final int WORDS = 10;

  private final Path root;

  private Corpora(Path root) {
    this.root = root;
  }

  /** Beside the project, or where WIREDESK_CORPORA says. */
  public static Corpora found() {
    String named = System.getenv("WIREDESK_CORPORA");
    if (named != null) {
      return new Corpora(Path.of(named));
    }
    Path here = Path.of("").toAbsolutePath();
    for (Path at = here; at != null; at = at.getParent()) {
      Path beside = at.resolveSibling("shared").resolve("corpora");
      if (at.getParent() != null && Files.isDirectory(beside)) {
        return new Corpora(beside);
      }
    }
    return new Corpora(here.resolve("corpora"));
  }

  public boolean present() {
    return Files.isDirectory(root.resolve("reuters21578"));
  }

  public Path root() {
    return root;
  }

  /** In wire order. */
  public List<WireStory> reuters() throws IOException {
    return Reuters21578.read(root.resolve("reuters21578"));
  }

  public static boolean hasText(WireStory story) {
    return story.getBody().split("\\s+", WORDS + 1).length >= WORDS;
  }

  /** The labelled development slice. */
  public Labels development() throws IOException {
    JsonNode json =
        new ObjectMapper()
            .readTree(root.resolve("near-duplicates/reuters21578-1987-03-02.json").toFile());
    Set<String> stories = new HashSet<>();
    json.get("docs").forEach(id -> stories.add(id.asText()));
    Set<Pair> same = pairs(json.get("same_story_pairs"));
    Set<Pair> unscored = pairs(json.get("ambiguous_pairs"));
    unscored.removeAll(same);
    return new Labels(stories, same, Set.of(), unscored);
  }

  /**
   * What people said of pairs of stories.
   *
   * @param stories what was looked through
   * @param different pairs that were looked at and found to differ
   * @param unscored pairs that nobody could tell
   */
  public record Labels(
      Set<String> stories, Set<Pair> same, Set<Pair> different, Set<Pair> unscored) {}

  private static Set<Pair> pairs(JsonNode list) {
    Set<Pair> pairs = new HashSet<>();
    list.forEach(pair -> pairs.add(Pair.of(pair.get(0).asText(), pair.get(1).asText())));
    return pairs;
  }
}
