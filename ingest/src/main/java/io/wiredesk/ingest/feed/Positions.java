package io.wiredesk.ingest.feed;

import io.wiredesk.schemas.Position;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/**
 * Where feeds that we ask ourselves stand, kept on {@code wire.positions}. A position is saved only
 * after what it stands for was acknowledged: lost or stale it means that something is taken again,
 * which is a resend and does no harm.
 */
public interface Positions {

  /**
   * All positions of a feed, by source.
   *
   * @throws NotPublished when the broker does not answer
   */
  Map<String, Position> of(String feed);

  /** Completes when the broker has acknowledged it; fails with {@link NotPublished}. */
  CompletableFuture<Void> save(Position position);

  /** Forgets a source that is no more. */
  CompletableFuture<Void> forget(String feed, String source);
}
