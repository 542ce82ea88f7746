package io.wiredesk.enrich.lifecycle;

import io.wiredesk.schemas.WireStory;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.apache.avro.Schema;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DatumWriter;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificDatumWriter;
import org.jspecify.annotations.Nullable;

/**
 * The fields of a message that make it what it is. Two messages that agree on them are the same
 * message sent twice, whatever feed, file or minute they came by.
 */
final class ContentFields {
  /** In this order for ever: a field's place is part of the stored state. Add at the end only. */
  static final List<String> NAMES =
      List.of(
          "storyId",
          "guid",
          "altIds",
          "version",
          "versionOrdinal",
          "evolvedFrom",
          "replaces",
          "derivedFrom",
          "pubStatus",
          "pubStatusRaw",
          "change",
          "signals",
          "urgency",
          "urgencyRaw",
          "embargoed",
          "expires",
          "firstCreated",
          "versionCreated",
          "timeSource",
          "type",
          "headline",
          "subheadline",
          "slugline",
          "takeKey",
          "byline",
          "creditline",
          "dateline",
          "body",
          "bodyHtml",
          "edNotes",
          "language",
          "subjects",
          "places",
          "genres",
          "keywords",
          "copyrightHolder",
          "copyrightNotice",
          "usageTerms",
          "associations",
          "renditions");

  /** The body's place, which is compared by paragraph too. */
  static final int BODY = NAMES.indexOf("body");

  /** How a message came, which is no part of what it is. */
  static final List<String> PROVENANCE =
      List.of(
          "feed",
          "provider",
          "transport",
          "format",
          "sequence",
          "fileName",
          "receivedAt",
          "charset",
          "warnings",
          "original",
          "originalSha256",
          "rawRef");

  private static final SpecificData MODEL = SpecificData.getForClass(WireStory.class);
  private static final Schema SCHEMA = WireStory.getClassSchema();

  /** Equals no value. */
  private static final Object NO_DEFAULT = new Object();

  private static final List<Field> FIELDS = NAMES.stream().map(Field::of).toList();

  private ContentFields() {}

  /** Takes a field's bytes, which are somebody else's afterwards. */
  interface Sink {
    void accept(int place, byte[] bytes, int from, int length);
  }

  /**
   * The fields' values in Avro binary, by place; without those that have their default, so that a
   * field the schema gains later leaves the identity of older messages alone.
   */
  static void encode(WireStory story, Sink sink) {
    Encoded out = new Encoded();
    BinaryEncoder encoder = EncoderFactory.get().directBinaryEncoder(out, null);
    for (int place = 0; place < FIELDS.size(); place++) {
      Field field = FIELDS.get(place);
      Object value = story.get(field.position());
      if (!Objects.equals(value, field.fallback())) {
        out.reset();
        write(field.writer(), value, encoder);
        if (!out.equal(field.unset())) {
          out.to(place, sink);
        }
      }
    }
  }

  private static void write(
      DatumWriter<@Nullable Object> writer, @Nullable Object value, BinaryEncoder encoder) {
    try {
      writer.write(value, encoder);
    } catch (IOException e) {
      throw new UncheckedIOException("memory cannot fail", e);
    }
  }

  /** Gives what was written without a copy. */
  private static final class Encoded extends ByteArrayOutputStream {
    private static final int USUAL = 4096;

    Encoded() {
      super(USUAL);
    }

    boolean equal(byte @Nullable [] bytes) {
      return bytes != null && Arrays.equals(buf, 0, count, bytes, 0, bytes.length);
    }

    void to(int place, Sink sink) {
      sink.accept(place, buf, 0, count);
    }
  }

  /**
   * @param position in the generated record, which may move as the schema grows
   * @param fallback the default; a value that equals it need not be encoded to see that
   * @param unset the default's encoding
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Field(
      int position,
      DatumWriter<@Nullable Object> writer,
      @Nullable Object fallback,
      byte @Nullable [] unset) {
    static Field of(String name) {
      Schema.Field field = SCHEMA.getField(name);
      DatumWriter<@Nullable Object> writer = new SpecificDatumWriter<>(field.schema(), MODEL);
      if (!field.hasDefaultValue()) {
        return new Field(field.pos(), writer, NO_DEFAULT, null);
      }
      Object fallback = MODEL.getDefaultValue(field);
      ByteArrayOutputStream unset = new ByteArrayOutputStream();
      write(writer, fallback, EncoderFactory.get().directBinaryEncoder(unset, null));
      return new Field(field.pos(), writer, fallback, unset.toByteArray());
    }
  }
}
