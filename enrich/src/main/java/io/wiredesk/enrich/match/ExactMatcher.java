package io.wiredesk.enrich.match;

import io.wiredesk.enrich.match.memory.KnownText;
import io.wiredesk.enrich.match.memory.Retention;
import io.wiredesk.enrich.match.memory.RouteStore;
import io.wiredesk.enrich.match.memory.StoreNames;
import io.wiredesk.schemas.Copy;
import io.wiredesk.schemas.Relation;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The same normalised text under another story's id. */
final class ExactMatcher implements CopyMatcher {
  private final RouteStore<KnownText> texts;
  private final Retention retention;

  ExactMatcher(RouteStore<KnownText> texts, Retention retention) {
    this.texts = texts;
    this.retention = retention;
  }

  @Override
  public Finding examine(IncomingRevision incoming) {
    String hash = incoming.textHash();
    return new SameText(incoming, Optional.ofNullable(hash == null ? null : texts.get(hash)));
  }

  @Override
  public void forget(Retention.Old old) {
    @Nullable KnownText text = texts.get(old.key());
    if (text != null && !text.seen().isAfter(old.noted())) {
      texts.remove(old.key());
    } // else it was learned anew, and noted again
  }

  @Override
  public String store() {
    return StoreNames.MATCH_TEXT;
  }

  private final class SameText implements Finding {
    private final IncomingRevision incoming;
    private final Optional<KnownText> known;

    SameText(IncomingRevision incoming, Optional<KnownText> known) {
      this.incoming = incoming;
      this.known = known;
    }

    @Override
    public Optional<Copy> copy(@Nullable Copy before) {
      return known
          .filter(text -> retention.remembers(text.seen(), incoming.seen()))
          .filter(text -> !text.storyId().equals(incoming.storyId()))
          .map(this::copyOf);
    }

    private Copy copyOf(KnownText text) {
      String apart = TimeBetween.of(text.seen(), text.source(), incoming.seen(), incoming.source());
      List<String> reasons = List.of("same text, " + apart);
      return new Copy(Relation.EXACT, text.storyId(), text.groupId(), 1.0, reasons);
    }

    /** Only texts that were published: a copy must point at a story that is stored. */
    @Override
    public void learn(@Nullable Copy copy, boolean takesOver) {
      String hash = incoming.textHash();
      if (hash != null && (takesOver || isNews()) && Relations.published(copy)) {
        String group = copy == null ? incoming.storyId() : copy.getGroupId();
        texts.put(
            hash, new KnownText(incoming.storyId(), group, incoming.source(), incoming.seen()));
        retention.note(incoming.seen(), StoreNames.MATCH_TEXT, hash);
      }
    }

    /** Whether it was not known, or so long ago that it is forgotten but for its entry. */
    private boolean isNews() {
      return known
          .filter(
              text ->
                  retention.remembers(text.seen(), incoming.seen())
                      || text.seen().isAfter(incoming.seen()))
          .isEmpty();
    }
  }
}
