package io.wiredesk.enrich.lifecycle;

import io.wiredesk.enrich.flow.StateSerde;
import io.wiredesk.schemas.Change;
import io.wiredesk.schemas.PubStatus;
import io.wiredesk.schemas.RawRef;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.kafka.common.serialization.Serde;
import org.jspecify.annotations.Nullable;

/** {@link StoryState} in its store: about 150 bytes a message, and 4 for each of its paragraphs. */
final class StoryStateSerde {
  private static final HexFormat HEX = HexFormat.of();

  private StoryStateSerde() {}

  static Serde<StoryState> serde() {
    return StateSerde.of(StoredStory.class, StoryStateSerde::stored, StoryStateSerde::state);
  }

  private static StoredStory stored(StoryState state) {
    return new StoredStory(
        state.route(),
        state.heard(),
        state.due(),
        state.entries().stream().map(StoryStateSerde::stored).toList());
  }

  private static StoryState state(StoredStory stored) {
    return new StoryState(
        stored.getRoute(),
        stored.getHeard(),
        stored.getDue(),
        stored.getMessages().stream().map(StoryStateSerde::message).toList());
  }

  private static StoredMessage stored(StoryMessage message) {
    @Nullable RawRef raw = message.raw();
    return new StoredMessage(
        ByteBuffer.wrap(HEX.parseHex(message.key())),
        message.status().name(),
        message.change().name(),
        message.ordinal(),
        message.embargoed(),
        message.versionCreated(),
        message.receivedAt(),
        fields(message.print().fields()),
        paragraphs(message.print().paragraphs()),
        raw == null ? null : new StoredRaw(raw.getPartition(), raw.getOffset()),
        message.released());
  }

  private static StoryMessage message(StoredMessage stored) {
    @Nullable StoredRaw raw = stored.getRaw();
    return StoryMessage.of(
        new Fingerprint(
            HEX.formatHex(stored.getKey().array(), 0, stored.getKey().limit()),
            fields(stored.getFields()),
            paragraphs(stored.getParagraphs())),
        PubStatus.valueOf(stored.getStatus()),
        Change.valueOf(stored.getChange()),
        stored.getOrdinal(),
        stored.getEmbargoed(),
        stored.getVersionCreated(),
        stored.getReceivedAt(),
        raw == null ? null : new RawRef(raw.getPartition(), raw.getOffset()),
        stored.getReleased());
  }

  private static ByteBuffer fields(SortedMap<Integer, Integer> hashes) {
    ByteBuffer bytes = ByteBuffer.allocate((1 + Integer.BYTES) * hashes.size());
    hashes.forEach((place, hash) -> bytes.put(place.byteValue()).putInt(hash));
    return bytes.flip();
  }

  private static SortedMap<Integer, Integer> fields(ByteBuffer bytes) {
    SortedMap<Integer, Integer> hashes = new TreeMap<>();
    while (bytes.hasRemaining()) {
      hashes.put((int) bytes.get(), bytes.getInt());
    }
    return hashes;
  }

  private static ByteBuffer paragraphs(List<Integer> hashes) {
    ByteBuffer bytes = ByteBuffer.allocate(Integer.BYTES * hashes.size());
    hashes.forEach(bytes::putInt);
    return bytes.flip();
  }

  private static List<Integer> paragraphs(ByteBuffer bytes) {
    List<Integer> hashes = new ArrayList<>(bytes.remaining() / Integer.BYTES);
    while (bytes.hasRemaining()) {
      hashes.add(bytes.getInt());
    }
    return hashes;
  }
}
