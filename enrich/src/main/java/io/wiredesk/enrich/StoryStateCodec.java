package io.wiredesk.enrich;

import io.wiredesk.schemas.Change;
import io.wiredesk.schemas.PubStatus;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Layout of {@link StoryState}: about 200 bytes a message. */
final class StoryStateCodec extends StateCodec<StoryState> {
  StoryStateCodec() {
    super(1);
  }

  @Override
  void write(StoryState state, DataOutputStream out) throws IOException {
    out.writeUTF(state.route());
    writeTime(out, state.due());
    out.writeInt(state.entries().size());
    for (Entry entry : state.entries()) {
      write(entry, out);
    }
  }

  @Override
  StoryState read(int layout, DataInputStream in) throws IOException {
    String route = in.readUTF();
    @Nullable Instant due = readTime(in);
    int count = in.readInt();
    List<Entry> entries = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      entries.add(entry(in));
    }
    return new StoryState(route, due, entries);
  }

  private static void write(Entry entry, DataOutputStream out) throws IOException {
    out.writeUTF(entry.key());
    out.writeUTF(entry.status().name());
    out.writeUTF(entry.change().name());
    writeNumber(out, entry.ordinal());
    writeTime(out, entry.embargoed());
    writeTime(out, entry.versionCreated());
    out.writeLong(entry.receivedAt().toEpochMilli());
    out.writeByte(entry.fields().size());
    for (Map.Entry<Integer, Integer> field : entry.fields().entrySet()) {
      out.writeByte(field.getKey());
      out.writeInt(field.getValue());
    }
    out.writeInt(entry.rawPartition());
    out.writeLong(entry.rawOffset());
    out.writeBoolean(entry.released());
  }

  private static Entry entry(DataInputStream in) throws IOException {
    return Entry.of(
        in.readUTF(),
        PubStatus.valueOf(in.readUTF()),
        Change.valueOf(in.readUTF()),
        readNumber(in),
        readTime(in),
        readTime(in),
        Instant.ofEpochMilli(in.readLong()),
        fields(in),
        in.readInt(),
        in.readLong(),
        in.readBoolean());
  }

  private static SortedMap<Integer, Integer> fields(DataInputStream in) throws IOException {
    int count = in.readUnsignedByte();
    SortedMap<Integer, Integer> fields = new TreeMap<>();
    for (int i = 0; i < count; i++) {
      fields.put(in.readUnsignedByte(), in.readInt());
    }
    return fields;
  }
}
