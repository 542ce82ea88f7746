package io.wiredesk.sink.opensearch;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.wiredesk.sink.story.CleanText;
import io.wiredesk.sink.story.CleanTime;
import io.wiredesk.sink.story.Erase;
import io.wiredesk.sink.story.Lane;
import io.wiredesk.sink.story.StoryHead;
import io.wiredesk.sink.story.StoryHead.Kill;
import io.wiredesk.sink.story.StoryRow;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a batch makes of one story's document.
 *
 * @param storyId whose it is
 * @param index that holds it already; null for the one that is written now
 * @param version it has from then on: a lower one never replaces it
 * @param source its content
 * @param row that it tells; null where a kill only takes from what is there
 */
record StoryDocument(
    String storyId,
    @Nullable String index,
    long version,
    ObjectNode source,
    @Nullable StoryRow row) {
  /** OpenSearch takes no longer id. */
  private static final int LONGEST_ID = 512;

  /**
   * The outcome does not depend on how records are cut into batches or come again: numbers decide
   * which revision stands, and a kill takes what it covers, whether it came before or after.
   *
   * @param rows of one story, in the order of their topics
   * @return empty where nothing changes
   */
  static Optional<StoryDocument> of(
      List<StoryRow> rows, @Nullable StoredDocument stored, Erase erase) {
    Kill kill = newestKill(rows, stored);
    // Of two that rank the same, the one further on in its partition.
    StoryRow newest =
        rows.stream()
            .filter(StoryRow::current)
            .reduce((a, b) -> StoryRow.PRECEDENCE.compare(a, b) > 0 ? a : b)
            .orElse(null);
    String id = rows.get(0).id();
    if (newest != null && (stored == null || rank(newest) >= stored.version())) {
      boolean known = stored != null;
      StoryRow row = new StoryHead(newest.lane(), newest.number(), kill, known).apply(newest);
      String index = stored == null ? null : stored.index();
      return Optional.of(new StoryDocument(id, index, rank(row), source(row, kill), row));
    }
    if (stored != null && kill != null && stored.isCoveredBy(kill)) {
      return Optional.of(
          new StoryDocument(
              id, stored.index(), stored.version(), stored.erased(kill, erase), null));
    }
    return Optional.empty();
  }

  /** Higher replaces lower: the revision's number; of two equal ones, the story's own lane. */
  static long rank(StoryRow row) {
    return 2L * row.number() + (row.lane() == Lane.STORY ? 1 : 0);
  }

  private static @Nullable Kill newestKill(List<StoryRow> rows, @Nullable StoredDocument stored) {
    Kill newest =
        rows.stream()
            .filter(StoryRow::isKill)
            .map(r -> new Kill(r.order(), Objects.requireNonNullElse(r.killedAt(), Instant.EPOCH)))
            .max(Comparator.comparing(Kill::order))
            .orElse(null);
    Kill known = stored == null ? null : stored.kill();
    return newest == null || (known != null && known.order().compareTo(newest.order()) > 0)
        ? known
        : newest;
  }

  private static ObjectNode source(StoryRow row, @Nullable Kill kill) {
    ObjectNode source = JsonNodeFactory.instance.objectNode();
    Field.ALL.forEach(field -> field.add(row, source));
    if (row.killedAt() != null) {
      source.put(StoredDocument.KILLED_AT, CleanTime.text(row.killedAt()));
    }
    if (kill != null) {
      StoredDocument.mark(source, kill);
    }
    source.put(StoredDocument.ERASED, row.erased());
    if (!row.erased()) {
      ObjectNode text = source.putObject("text").putObject(Languages.field(row.language()));
      put(text, "headline", row.headline());
      put(text, "subheadline", row.subheadline());
      put(text, "body", row.body());
    }
    return source;
  }

  private static void put(ObjectNode text, String name, @Nullable String value) {
    if (value != null) {
      text.put(name, CleanText.clean(value));
    }
  }

  /** The story's id, or its hash where that is longer than an id may be. */
  static String documentId(String storyId) {
    byte[] bytes = storyId.getBytes(StandardCharsets.UTF_8);
    if (bytes.length <= LONGEST_ID) {
      return storyId;
    }
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(bytes);
      return "sha256:" + HexFormat.of().formatHex(hash);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JVM has SHA-256", e);
    }
  }
}
