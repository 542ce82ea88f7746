package io.wiredesk.enrich.flow;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.jspecify.annotations.Nullable;

/**
 * Compact binary for state stores. Each value begins with the version of its layout; a reader knows
 * all versions up to its own, so a newer enrich reads what an older one left.
 */
public abstract class StateCodec<T> {
  private final int version;

  public StateCodec(int version) {
    this.version = version;
  }

  public abstract void write(T value, DataOutputStream out) throws IOException;

  /**
   * Reads what {@code write} wrote.
   *
   * @param layout the version it was written in, at most this codec's own
   */
  public abstract T read(int layout, DataInputStream in) throws IOException;

  public final Serde<T> serde() {
    return Serdes.serdeFrom(
        (topic, value) -> value == null ? null : bytes(value),
        (topic, bytes) -> bytes == null ? null : value(bytes));
  }

  private byte[] bytes(T value) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeByte(version);
      write(value, out);
    } catch (IOException e) {
      throw new UncheckedIOException("memory cannot fail", e);
    }
    return bytes.toByteArray();
  }

  private T value(byte[] bytes) {
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
      int layout = in.readByte();
      if (layout < 1 || layout > version) {
        throw new IllegalStateException(
            "state written in layout %d, this enrich reads up to %d: run the newer version"
                .formatted(layout, version));
      }
      return read(layout, in);
    } catch (IOException e) {
      throw new UncheckedIOException("truncated state", e);
    }
  }

  public static void writeTime(DataOutputStream out, @Nullable Instant time) throws IOException {
    writeNumber(out, time == null ? null : time.toEpochMilli());
  }

  static @Nullable public Instant readTime(DataInputStream in) throws IOException {
    Long millis = readNumber(in);
    return millis == null ? null : Instant.ofEpochMilli(millis);
  }

  public static void writeNumber(DataOutputStream out, @Nullable Long number) throws IOException {
    out.writeBoolean(number != null);
    if (number != null) {
      out.writeLong(number);
    }
  }

  static @Nullable public Long readNumber(DataInputStream in) throws IOException {
    return in.readBoolean() ? in.readLong() : null;
  }

  public static void writeText(DataOutputStream out, @Nullable String text) throws IOException {
    out.writeBoolean(text != null);
    if (text != null) {
      out.writeUTF(text);
    }
  }

  static @Nullable public String readText(DataInputStream in) throws IOException {
    return in.readBoolean() ? in.readUTF() : null;
  }

  public static void writeTexts(DataOutputStream out, List<String> texts) throws IOException {
    out.writeInt(texts.size());
    for (String text : texts) {
      out.writeUTF(text);
    }
  }

  public static List<String> readTexts(DataInputStream in) throws IOException {
    int count = in.readInt();
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      texts.add(in.readUTF());
    }
    return List.copyOf(texts);
  }
}
