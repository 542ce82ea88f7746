package io.wiredesk.enrich;

import io.wiredesk.schemas.Copy;
import io.wiredesk.schemas.Relation;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The same normalised text under another story's id. */
final class ExactMatcher implements Matcher {
  private @Nullable Shelf<KnownText> openTexts;
  private @Nullable Ageing openAgeing;

  @Override
  public Map<String, StateCodec<?>> shelves() {
    return Map.of(Stores.MATCH_TEXT, KnownText.codec());
  }

  @Override
  public void open(Shelves shelves, Ageing ageing) {
    openTexts = shelves.open(Stores.MATCH_TEXT, KnownText.codec());
    openAgeing = ageing;
  }

  @Override
  public Optional<Copy> find(Candidate candidate) {
    return known(candidate)
        .filter(text -> !text.storyId().equals(candidate.storyId()))
        .map(text -> copy(candidate, text));
  }

  @Override
  public void learn(Candidate candidate) {
    String hash = candidate.textHash();
    if (hash != null && known(candidate).isEmpty()) {
      String key = candidate.key(hash);
      texts()
          .put(
              key,
              new KnownText(
                  candidate.storyId(), candidate.storyId(), candidate.source(), candidate.seen()));
      ageing().note(candidate.seen(), Stores.MATCH_TEXT, key);
    }
  }

  @Override
  public void forget(String key) {
    texts().remove(key);
  }

  @Override
  public String ages() {
    return Stores.MATCH_TEXT;
  }

  private Optional<KnownText> known(Candidate candidate) {
    String hash = candidate.textHash();
    return Optional.ofNullable(hash == null ? null : texts().get(candidate.key(hash)))
        .filter(text -> ageing().remembers(text.seen(), candidate.seen()));
  }

  private static Copy copy(Candidate candidate, KnownText text) {
    String reason =
        "same text, %s, %s → %s"
            .formatted(apart(text.seen(), candidate.seen()), text.source(), candidate.source());
    return new Copy(Relation.EXACT, text.storyId(), text.groupId(), 1.0, List.of(reason));
  }

  private static String apart(Instant first, Instant second) {
    Duration between = Duration.between(first, second);
    return rounded(between.abs()) + (between.isNegative() ? " earlier" : " later");
  }

  private static String rounded(Duration time) {
    if (time.toDays() >= 2) {
      return time.toDays() + " days";
    }
    if (time.toHours() >= 2) {
      return time.toHours() + " h";
    }
    return time.toMinutes() >= 2 ? time.toMinutes() + " min" : time.toSeconds() + " s";
  }

  private Shelf<KnownText> texts() {
    return Objects.requireNonNull(openTexts, "open comes first");
  }

  private Ageing ageing() {
    return Objects.requireNonNull(openAgeing, "open comes first");
  }
}
