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
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificDatumWriter;

/**
 * Which items a source has shown, and what they said. An item is new when its identity is, and
 * changed when anything it says is; its dates are content like any other. Two items of one answer
 * may have one identity: each is known by what it said. What was shown longest ago is forgotten
 * first: should it come again, it is a resend. Not thread-safe.
 */
final class SeenItems {
  /** Answers to remember, for sources that alternate between servers out of step. */
  private static final int ANSWERS = 4;

  private static final int FEWEST = 500;
  private static final int MOST = 20_000;

  /** Of a hash; 64 bits are plenty among 20,000. */
  private static final int HEX_DIGITS = 16;

  /** Each {@code <hash of the identity>:<hash of the content>}, the longest unseen first. */
  private final Set<String> entries = new LinkedHashSet<>();

  /** As {@link #entries} gave it. */
  static SeenItems of(List<String> entries) {
    SeenItems seen = new SeenItems();
    seen.entries.addAll(entries);
    return seen;
  }

  List<String> entries() {
    return List.copyOf(entries);
  }

  boolean has(Outcome item) {
    return entries.contains(entry(item));
  }

  /** Notes a whole answer; one identity may have said several things in it. */
  void add(List<Outcome> items) {
    Set<String> shown = new LinkedHashSet<>();
    items.forEach(item -> shown.add(entry(item)));
    Set<String> identities = shown.stream().map(SeenItems::identityOf).collect(Collectors.toSet());
    entries.removeIf(entry -> identities.contains(identityOf(entry)));
    entries.addAll(shown);
    int keep = Math.min(MOST, Math.max(FEWEST, ANSWERS * items.size()));
    Iterator<String> oldest = entries.iterator();
    for (int over = entries.size() - keep; over > 0; over--) {
      oldest.next();
      oldest.remove();
    }
  }

  private static String entry(Outcome item) {
    return identity(item) + ":" + content(item);
  }

  private static String identityOf(String entry) {
    return entry.substring(0, Math.max(0, entry.indexOf(':')));
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
