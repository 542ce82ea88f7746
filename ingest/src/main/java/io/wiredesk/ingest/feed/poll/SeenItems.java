package io.wiredesk.ingest.feed.poll;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.wiredesk.ingest.format.message.Outcome;
import io.wiredesk.ingest.format.message.Outcome.NotAStory;
import io.wiredesk.ingest.format.message.Outcome.Parsed;
import io.wiredesk.schemas.WireStory;
import io.wiredesk.service.Sha256;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificDatumWriter;

/**
 * Which items a source has shown, and what they said. An item is new when its identity is, and
 * changed when anything it says is; its dates are content like any other. What was shown longest
 * ago is forgotten first: should it come again, it is a resend. Not thread-safe.
 */
final class SeenItems {
  /** Answers to remember, for sources that alternate between servers out of step. */
  private static final int ANSWERS = 4;

  private static final int FEWEST = 500;
  private static final int MOST = 20_000;

  /** Of a hash; 64 bits are plenty among 20,000. */
  private static final int HEX_DIGITS = 16;

  private final Map<String, String> contents = new LinkedHashMap<>();

  /** As {@link #entries} gave it. */
  static SeenItems of(List<String> entries) {
    SeenItems seen = new SeenItems();
    for (String entry : entries) {
      int colon = entry.indexOf(':');
      if (colon > 0) {
        seen.contents.put(entry.substring(0, colon), entry.substring(colon + 1));
      }
    }
    return seen;
  }

  /** Each {@code <hash of the identity>:<hash of the content>}, the longest unseen first. */
  List<String> entries() {
    List<String> entries = new ArrayList<>();
    contents.forEach((id, content) -> entries.add(id + ":" + content));
    return entries;
  }

  boolean has(Outcome item) {
    return content(item).equals(contents.get(identity(item)));
  }

  /** Notes a whole answer. */
  void add(List<Outcome> items) {
    for (Outcome item : items) {
      String identity = identity(item);
      contents.remove(identity); // to the end of the line
      contents.put(identity, content(item));
    }
    int keep = Math.min(MOST, Math.max(FEWEST, ANSWERS * items.size()));
    var oldest = contents.keySet().iterator();
    for (int over = contents.size() - keep; over > 0; over--) {
      oldest.next();
      oldest.remove();
    }
  }

  private static String identity(Outcome item) {
    return item instanceof Parsed parsed
        ? hash(parsed.story().getStoryId().getBytes(UTF_8))
        : hash(((NotAStory) item).bytes());
  }

  /** What rides along without being said by the item, as the time of receipt, does not count. */
  private static String content(Outcome item) {
    if (item instanceof NotAStory not) {
      return hash(not.code().code().getBytes(UTF_8));
    }
    WireStory said =
        WireStory.newBuilder(((Parsed) item).story())
            .setReceivedAt(Instant.EPOCH)
            .setOriginal(null)
            .setOriginalSha256("")
            .setWarnings(List.of())
            .build();
    return hash(encoded(said));
  }

  private static byte[] encoded(WireStory story) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      BinaryEncoder encoder = EncoderFactory.get().directBinaryEncoder(bytes, null);
      new SpecificDatumWriter<>(WireStory.class).write(story, encoder);
    } catch (IOException e) {
      throw new IllegalStateException("an array takes every byte", e);
    }
    return bytes.toByteArray();
  }

  private static String hash(byte[] bytes) {
    return Sha256.hex(bytes).substring(0, HEX_DIGITS);
  }
}
