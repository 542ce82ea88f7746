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
    Optional<KnownText> known =
        Optional.ofNullable(hash == null ? null : texts.get(hash))
            .filter(text -> retention.remembers(text.seen(), incoming.seen()));
    return new SameText(incoming, known);
  }

  @Override
  public void forget(Retention.Old old) {
    texts.remove(old.key());
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
      return known.filter(text -> !text.storyId().equals(incoming.storyId())).map(this::copyOf);
    }

    private Copy copyOf(KnownText text) {
      String apart = TimeBetween.of(text.seen(), text.source(), incoming.seen(), incoming.source());
      List<String> reasons = List.of("same text, " + apart);
      return new Copy(Relation.EXACT, text.storyId(), text.groupId(), 1.0, reasons);
    }

    /** Only texts that were published: a copy must point at a story that is stored. */
    @Override
    public void learn(@Nullable Copy copy) {
      String hash = incoming.textHash();
      if (hash != null && known.isEmpty() && Relations.published(copy)) {
        String group = copy == null ? incoming.storyId() : copy.getGroupId();
        texts.put(
            hash, new KnownText(incoming.storyId(), group, incoming.source(), incoming.seen()));
        retention.note(incoming.seen(), StoreNames.MATCH_TEXT, hash);
      }
    }
  }
}
