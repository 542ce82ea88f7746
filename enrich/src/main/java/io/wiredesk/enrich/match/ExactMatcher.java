package io.wiredesk.enrich.match;

import io.wiredesk.enrich.match.memory.KnownText;
import io.wiredesk.enrich.match.memory.Retention;
import io.wiredesk.enrich.match.memory.RouteStore;
import io.wiredesk.enrich.match.memory.RouteStores;
import io.wiredesk.enrich.match.memory.StoreNames;
import io.wiredesk.schemas.Copy;
import io.wiredesk.schemas.Relation;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The same normalised text under another story's id. */
final class ExactMatcher implements CopyMatcher {
  private @Nullable RouteStore<KnownText> openTexts;
  private @Nullable Retention openAgeing;

  @Override
  public void open(RouteStores shelves, Retention ageing) {
    openTexts = shelves.open(StoreNames.MATCH_TEXT, KnownText.codec());
    openAgeing = ageing;
  }

  @Override
  public Optional<Copy> find(IncomingRevision candidate, @Nullable Copy before) {
    return known(candidate)
        .filter(text -> !text.storyId().equals(candidate.storyId()))
        .map(text -> copy(candidate, text));
  }

  /** Only texts that were published: a copy must point at a story that is stored. */
  @Override
  public void learn(IncomingRevision candidate, @Nullable Copy copy) {
    String hash = candidate.textHash();
    boolean published = copy == null || copy.getRelation() == Relation.EXPANDED;
    if (published && hash != null && known(candidate).isEmpty()) {
      String group = copy == null ? candidate.storyId() : copy.getGroupId();
      texts()
          .put(
              hash,
              new KnownText(candidate.storyId(), group, candidate.source(), candidate.seen()));
      ageing().note(candidate.seen(), StoreNames.MATCH_TEXT, hash);
    }
  }

  @Override
  public void forget(Retention.Old old) {
    texts().remove(old.key());
  }

  @Override
  public String ages() {
    return StoreNames.MATCH_TEXT;
  }

  private Optional<KnownText> known(IncomingRevision candidate) {
    String hash = candidate.textHash();
    return Optional.ofNullable(hash == null ? null : texts().get(hash))
        .filter(text -> ageing().remembers(text.seen(), candidate.seen()));
  }

  private static Copy copy(IncomingRevision candidate, KnownText text) {
    String apart = TimeBetween.of(text.seen(), text.source(), candidate.seen(), candidate.source());
    List<String> reasons = List.of("same text, " + apart);
    return new Copy(Relation.EXACT, text.storyId(), text.groupId(), 1.0, reasons);
  }

  private RouteStore<KnownText> texts() {
    return Objects.requireNonNull(openTexts, "open comes first");
  }

  private Retention ageing() {
    return Objects.requireNonNull(openAgeing, "open comes first");
  }
}
