package io.wiredesk.ingest.feed;

import io.wiredesk.schemas.Position;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** Remembers what it is told, as a topic does. */
public final class FakePositions implements Positions {
  public final Map<String, Position> saved = new HashMap<>();
  public int saves;
  public boolean away;

  @Override
  public Map<String, Position> of(String feed) {
    if (away) {
      throw new NotPublished("The positions on wire.positions cannot be read.");
    }
    return Map.copyOf(saved);
  }

  @Override
  public CompletableFuture<Void> save(Position position) {
    if (away) {
      return CompletableFuture.failedFuture(new NotPublished("away"));
    }
    saves++;
    saved.put(position.getSource(), position);
    return CompletableFuture.completedFuture(null);
  }

  @Override
  public CompletableFuture<Void> forget(String feed, String source) {
    saved.remove(source);
    return CompletableFuture.completedFuture(null);
  }
}
