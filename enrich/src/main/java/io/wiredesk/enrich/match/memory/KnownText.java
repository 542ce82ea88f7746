package io.wiredesk.enrich.match.memory;

import io.wiredesk.enrich.flow.StateSerde;
import java.time.Instant;
import org.apache.kafka.common.serialization.Serde;

/**
 * What matching remembers of a text.
 *
 * @param storyId whose it was first
 * @param groupId the group of its copies
 * @param source who sent it, for people
 * @param seen when it was received
 */
public record KnownText(String storyId, String groupId, String source, Instant seen) {

  public static Serde<KnownText> codec() {
    return StateSerde.of(
        StoredText.class,
        text -> new StoredText(text.storyId, text.groupId, text.source, text.seen),
        stored ->
            new KnownText(
                stored.getStoryId(), stored.getGroupId(), stored.getSource(), stored.getSeen()));
  }
}
