package io.wiredesk.enrich.match.index;

import io.wiredesk.enrich.flow.StateCodec;
import io.wiredesk.enrich.match.sketch.Boilerplate;
import io.wiredesk.enrich.match.sketch.Sketch;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.time.Instant;

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

  public boolean isHead() {
    return storyId.equals(groupId);
  }

  public static StateCodec<IndexedStory> codec() {
    return new StateCodec<>(1) {
      @Override
      public void write(IndexedStory member, DataOutputStream out) throws IOException {
        out.writeLong(member.number());
        out.writeUTF(member.storyId());
        out.writeUTF(member.isHead() ? "" : member.groupId());
        out.writeBoolean(member.published());
        out.writeUTF(member.source());
        out.writeLong(member.seen().toEpochMilli());
        out.writeLong(member.time().toEpochMilli());
        writeInts(out, member.paragraphs());
        writeSketch(out, member.sketch());
      }

      @Override
      public IndexedStory read(int layout, DataInputStream in) throws IOException {
        long number = in.readLong();
        String storyId = in.readUTF();
        String groupId = in.readUTF();
        return new IndexedStory(
            number,
            storyId,
            groupId.isEmpty() ? storyId : groupId,
            in.readBoolean(),
            in.readUTF(),
            Instant.ofEpochMilli(in.readLong()),
            Instant.ofEpochMilli(in.readLong()),
            readInts(in),
            readSketch(in));
      }
    };
  }

  private static void writeSketch(DataOutputStream out, Sketch sketch) throws IOException {
    out.writeInt(sketch.length());
    writeInts(out, sketch.terms());
    out.writeByte(sketch.termLevel());
    writeInts(out, sketch.shingles());
    out.writeByte(sketch.shingleLevel());
    writeInts(out, sketch.title());
    writeInts(out, sketch.pairs());
    writeInts(out, sketch.figures());
    writeInts(out, sketch.days());
    writeInts(out, sketch.symbols());
    out.writeInt(sketch.place());
    out.writeBoolean(sketch.corrects());
  }

  private static Sketch readSketch(DataInputStream in) throws IOException {
    return new Sketch(
        in.readInt(),
        readInts(in),
        in.readByte(),
        readInts(in),
        in.readByte(),
        readInts(in),
        readInts(in),
        readInts(in),
        readInts(in),
        readInts(in),
        in.readInt(),
        in.readBoolean());
  }

  private static void writeInts(DataOutputStream out, int[] ints) throws IOException {
    out.writeByte(ints.length);
    for (int i : ints) {
      out.writeInt(i);
    }
  }

  private static int[] readInts(DataInputStream in) throws IOException {
    int length = in.readUnsignedByte();
    int[] ints = length == 0 ? NONE : new int[length];
    for (int i = 0; i < ints.length; i++) {
      ints[i] = in.readInt();
    }
    return ints;
  }
}
