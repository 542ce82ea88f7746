package io.wiredesk.enrich;

import io.wiredesk.schemas.Copy;
import io.wiredesk.schemas.Relation;
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
  public Optional<Copy> find(Candidate candidate, @Nullable Copy before) {
    return known(candidate)
        .filter(text -> !text.storyId().equals(candidate.storyId()))
        .map(text -> copy(candidate, text));
  }

  /** Only texts that were published: a copy must point at a story that is stored. */
  @Override
  public void learn(Candidate candidate, @Nullable Copy copy) {
    String hash = candidate.textHash();
    boolean published = copy == null || copy.getRelation() == Relation.EXPANDED;
    if (published && hash != null && known(candidate).isEmpty()) {
      String group = copy == null ? candidate.storyId() : copy.getGroupId();
      texts()
          .put(
              hash,
              new KnownText(candidate.storyId(), group, candidate.source(), candidate.seen()));
      ageing().note(candidate.seen(), Stores.MATCH_TEXT, hash);
    }
  }

  @Override
  public void forget(Ageing.Old old) {
    texts().remove(old.key());
  }

  @Override
  public String ages() {
    return Stores.MATCH_TEXT;
  }

  private Optional<KnownText> known(Candidate candidate) {
    String hash = candidate.textHash();
    return Optional.ofNullable(hash == null ? null : texts().get(hash))
        .filter(text -> ageing().remembers(text.seen(), candidate.seen()));
  }

  private static Copy copy(Candidate candidate, KnownText text) {
    String apart = Apart.of(text.seen(), text.source(), candidate.seen(), candidate.source());
    List<String> reasons = List.of("same text, " + apart);
    return new Copy(Relation.EXACT, text.storyId(), text.groupId(), 1.0, reasons);
  }

  private Shelf<KnownText> texts() {
    return Objects.requireNonNull(openTexts, "open comes first");
  }

  private Ageing ageing() {
    return Objects.requireNonNull(openAgeing, "open comes first");
  }
}
