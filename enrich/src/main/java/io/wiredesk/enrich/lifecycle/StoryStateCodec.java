package io.wiredesk.enrich.lifecycle;

import io.wiredesk.enrich.flow.StateCodec;
import io.wiredesk.schemas.Change;
import io.wiredesk.schemas.PubStatus;
import io.wiredesk.schemas.RawRef;
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

/** Layout of {@link StoryState}: about 200 bytes a message, and 4 for each of its paragraphs. */
public final class StoryStateCodec extends StateCodec<StoryState> {
  public StoryStateCodec() {
    super(2);
  }

  @Override
  public void write(StoryState state, DataOutputStream out) throws IOException {
    out.writeUTF(state.route());
    writeTime(out, state.due());
    out.writeInt(state.entries().size());
    for (StoryMessage entry : state.entries()) {
      write(entry, out);
    }
  }

  @Override
  public StoryState read(int layout, DataInputStream in) throws IOException {
    String route = in.readUTF();
    @Nullable Instant due = readTime(in);
    int count = in.readInt();
    List<StoryMessage> entries = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      entries.add(entry(layout, in));
    }
    return new StoryState(route, due, entries);
  }

  private static void write(StoryMessage entry, DataOutputStream out) throws IOException {
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
    out.writeByte(entry.print().paragraphs().size());
    for (int paragraph : entry.print().paragraphs()) {
      out.writeInt(paragraph);
    }
    writeRaw(entry.raw(), out);
    out.writeBoolean(entry.released());
  }

  private static StoryMessage entry(int layout, DataInputStream in) throws IOException {
    String key = in.readUTF();
    PubStatus status = PubStatus.valueOf(in.readUTF());
    Change change = Change.valueOf(in.readUTF());
    @Nullable Long ordinal = readNumber(in);
    @Nullable Instant embargoed = readTime(in);
    @Nullable Instant versionCreated = readTime(in);
    Instant receivedAt = Instant.ofEpochMilli(in.readLong());
    SortedMap<Integer, Integer> fields = fields(in);
    List<Integer> paragraphs = layout < 2 ? List.of() : paragraphs(in);
    @Nullable RawRef raw = layout < 2 || in.readBoolean() ? readRaw(in) : null;
    return StoryMessage.of(
        new Fingerprint(key, fields, paragraphs),
        status,
        change,
        ordinal,
        embargoed,
        versionCreated,
        receivedAt,
        raw,
        in.readBoolean());
  }

  private static void writeRaw(@Nullable RawRef raw, DataOutputStream out) throws IOException {
    out.writeBoolean(raw != null);
    if (raw != null) {
      out.writeInt(raw.getPartition());
      out.writeLong(raw.getOffset());
    }
  }

  private static RawRef readRaw(DataInputStream in) throws IOException {
    return new RawRef(in.readInt(), in.readLong());
  }

  private static SortedMap<Integer, Integer> fields(DataInputStream in) throws IOException {
    int count = in.readUnsignedByte();
    SortedMap<Integer, Integer> fields = new TreeMap<>();
    for (int i = 0; i < count; i++) {
      fields.put(in.readUnsignedByte(), in.readInt());
    }
    return fields;
  }

  private static List<Integer> paragraphs(DataInputStream in) throws IOException {
    int count = in.readUnsignedByte();
    List<Integer> paragraphs = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      paragraphs.add(in.readInt());
    }
    return paragraphs;
  }
}
