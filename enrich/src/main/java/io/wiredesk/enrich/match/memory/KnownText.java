package io.wiredesk.enrich.match.memory;

import io.wiredesk.enrich.flow.StateCodec;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.time.Instant;

/**
 * What matching remembers of a text.
 *
 * @param storyId whose it was first
 * @param groupId the group of its copies
 * @param source who sent it, for people
 * @param seen when it was received
 */
public record KnownText(String storyId, String groupId, String source, Instant seen) {

  public static StateCodec<KnownText> codec() {
    return new StateCodec<>(1) {
      @Override
      public void write(KnownText text, DataOutputStream out) throws IOException {
        out.writeUTF(text.storyId());
        out.writeUTF(text.groupId());
        out.writeUTF(text.source());
        out.writeLong(text.seen().toEpochMilli());
      }

      @Override
      public KnownText read(int layout, DataInputStream in) throws IOException {
        return new KnownText(
            in.readUTF(), in.readUTF(), in.readUTF(), Instant.ofEpochMilli(in.readLong()));
      }
    };
  }
}
