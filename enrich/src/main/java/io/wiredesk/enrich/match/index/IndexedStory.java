package io.wiredesk.enrich.match.index;

import io.wiredesk.enrich.flow.StateSerde;
import io.wiredesk.enrich.match.sketch.Boilerplate;
import io.wiredesk.enrich.match.sketch.Sketch;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Objects;
import org.apache.kafka.common.serialization.Serde;

/**
 * A story that near copies are found of: one compact record a story.
 *
 * @param number counts up within a route; a story whose text changed gets a new one
 * @param groupId storyId of the first of its group, its own if it is that
 * @param published whether it went to wire.stories, so that a copy can point at it
 * @param source who sent it, for people
 * @param seen when its text was received
 * @param time when it was written, as far as its clock can be believed
 * @param paragraphs hashes of paragraphs that may turn out to be boilerplate, see {@link
 *     Boilerplate}
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record IndexedStory(
    long number,
    String storyId,
    String groupId,
    boolean published,
    String source,
    Instant seen,
    Instant time,
    int[] paragraphs,
    Sketch sketch) {

  private static final int[] NONE = {};
  private static final int CORRECTS = 1;
  private static final int LOOKS_BACK = 2;

  /** Eight lists of 255 numbers at most, each behind its length, and what goes between. */
  private static final int MOST_BYTES = 8 * (1 + 4 * 255) + 11;

  public boolean isHead() {
    return storyId.equals(groupId);
  }

  public static Serde<IndexedStory> codec() {
    return StateSerde.of(StoredSketch.class, IndexedStory::stored, IndexedStory::read);
  }

  private StoredSketch stored() {
    ByteBuffer numbers = ByteBuffer.allocate(MOST_BYTES);
    writeInts(numbers, paragraphs);
    write(numbers, sketch);
    return new StoredSketch(
        number, storyId, isHead() ? null : groupId, published, source, seen, time, numbers.flip());
  }

  private static IndexedStory read(StoredSketch stored) {
    ByteBuffer numbers = stored.getNumbers();
    return new IndexedStory(
        stored.getNumber(),
        stored.getStoryId(),
        Objects.requireNonNullElse(stored.getGroupId(), stored.getStoryId()),
        stored.getPublished(),
        stored.getSource(),
        stored.getSeen(),
        stored.getTime(),
        readInts(numbers),
        readSketch(numbers));
  }

  private static void write(ByteBuffer out, Sketch sketch) {
    out.put((byte) ((sketch.corrects() ? CORRECTS : 0) | (sketch.looksBack() ? LOOKS_BACK : 0)));
    out.putInt(sketch.length());
    writeInts(out, sketch.terms());
    out.put((byte) sketch.termLevel());
    writeInts(out, sketch.shingles());
    out.put((byte) sketch.shingleLevel());
    writeInts(out, sketch.title());
    writeInts(out, sketch.pairs());
    writeInts(out, sketch.figures());
    writeInts(out, sketch.days());
    writeInts(out, sketch.symbols());
    out.putInt(sketch.place());
  }

  private static Sketch readSketch(ByteBuffer in) {
    byte flags = in.get();
    return new Sketch(
        in.getInt(),
        readInts(in),
        in.get(),
        readInts(in),
        in.get(),
        readInts(in),
        readInts(in),
        readInts(in),
        readInts(in),
        readInts(in),
        in.getInt(),
        (flags & CORRECTS) != 0,
        (flags & LOOKS_BACK) != 0);
  }

  private static void writeInts(ByteBuffer out, int[] ints) {
    out.put((byte) ints.length);
    for (int i : ints) {
      out.putInt(i);
    }
  }

  private static int[] readInts(ByteBuffer in) {
    int length = Byte.toUnsignedInt(in.get());
    int[] ints = length == 0 ? NONE : new int[length];
    for (int i = 0; i < ints.length; i++) {
      ints[i] = in.getInt();
    }
    return ints;
  }
}
