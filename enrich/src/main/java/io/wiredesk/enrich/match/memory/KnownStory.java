package io.wiredesk.enrich.match.memory;

import io.wiredesk.enrich.flow.StateCodec;
import io.wiredesk.schemas.Copy;
import io.wiredesk.schemas.Relation;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What matching remembers of a story.
 *
 * @param copy whose copy it is; null for a story of its own
 * @param decidedBy hash of the text that was found to be a copy; null for a story of its own
 * @param killedAt when its current revision was killed; null while it lives
 * @param copies stories that copy it, the first hundred
 * @param seen when its last message was received
 */
public record KnownStory(
    @Nullable Copy copy,
    @Nullable String decidedBy,
    @Nullable Instant killedAt,
    List<String> copies,
    Instant seen) {
  private static final int COPIES_NAMED = 100;

  public static KnownStory unknown(Instant seen) {
    return new KnownStory(null, null, null, List.of(), seen);
  }

  public KnownStory copying(Copy of, String textHash) {
    return new KnownStory(of, textHash, killedAt, copies, seen);
  }

  public KnownStory independent() {
    return new KnownStory(null, null, killedAt, copies, seen);
  }

  public KnownStory copiedBy(String storyId) {
    if (copies.contains(storyId) || copies.size() >= COPIES_NAMED) {
      return this;
    }
    List<String> more = new ArrayList<>(copies);
    more.add(storyId);
    return new KnownStory(copy, decidedBy, killedAt, List.copyOf(more), seen);
  }

  public KnownStory killed(@Nullable Instant at) {
    return new KnownStory(copy, decidedBy, at, copies, seen);
  }

  public KnownStory seenAt(Instant time) {
    return time.isAfter(seen) ? new KnownStory(copy, decidedBy, killedAt, copies, time) : this;
  }

  /** Whether it is a copy of that story and still to be seen. */
  public boolean livesAsCopyOf(String storyId) {
    return killedAt == null && copy != null && copy.getOfStoryId().equals(storyId);
  }

  public static StateCodec<KnownStory> codec() {
    return new StateCodec<>(1) {
      @Override
      public void write(KnownStory story, DataOutputStream out) throws IOException {
        out.writeBoolean(story.copy() != null);
        if (story.copy() != null) {
          writeCopy(story.copy(), out);
        }
        out.writeBoolean(story.decidedBy() != null);
        if (story.decidedBy() != null) {
          out.writeUTF(story.decidedBy());
        }
        writeTime(out, story.killedAt());
        writeTexts(out, story.copies());
        out.writeLong(story.seen().toEpochMilli());
      }

      @Override
      public KnownStory read(int layout, DataInputStream in) throws IOException {
        return new KnownStory(
            in.readBoolean() ? readCopy(in) : null,
            in.readBoolean() ? in.readUTF() : null,
            readTime(in),
            readTexts(in),
            Instant.ofEpochMilli(in.readLong()));
      }
    };
  }

  private static void writeCopy(Copy copy, DataOutputStream out) throws IOException {
    out.writeUTF(copy.getRelation().name());
    out.writeUTF(copy.getOfStoryId());
    out.writeUTF(copy.getGroupId());
    out.writeDouble(copy.getSimilarity());
    StateCodec.writeTexts(out, copy.getReasons());
  }

  private static Copy readCopy(DataInputStream in) throws IOException {
    return new Copy(
        Relation.valueOf(in.readUTF()),
        in.readUTF(),
        in.readUTF(),
        in.readDouble(),
        StateCodec.readTexts(in));
  }
}
