package io.wiredesk.enrich.flow;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.function.Function;
import org.apache.avro.Schema;
import org.apache.avro.message.BadHeaderException;
import org.apache.avro.message.BinaryMessageDecoder;
import org.apache.avro.message.BinaryMessageEncoder;
import org.apache.avro.message.MissingSchemaException;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;
import org.apache.avro.util.ClassSecurityValidator;
import org.apache.avro.util.ClassSecurityValidator.ClassSecurityPredicate;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;

/**
 * Values of state stores and internal topics in Avro's single-object encoding: ten bytes that say
 * which layout it is, then the record. The layouts are in {@code src/main/avro}; one that changed
 * is read only where the former one is still known.
 */
public final class StateSerde {
  private static final String ROOMS = "io.wiredesk.enrich.";

  /**
   * Ends the name of a topic between two stages. What has no header there is somebody's poison; in
   * a store it is what versions before the first layout wrote.
   */
  private static final String ON_ITS_WAY = "-repartition";

  static { // Avro reads nested records only of classes that it was told to trust
    ClassSecurityPredicate before = ClassSecurityValidator.getGlobal();
    ClassSecurityValidator.setGlobal(
        ClassSecurityValidator.composite(before, c -> c.getName().startsWith(ROOMS)));
  }

  private StateSerde() {}

  /** For a record that is kept as it is. */
  public static <A extends SpecificRecord> Serde<A> of(Class<A> layout) {
    return of(layout, Function.identity(), Function.identity());
  }

  /**
   * For a value that is kept as a record.
   *
   * @param layout generated from a schema of ours
   */
  public static <T, A extends SpecificRecord> Serde<T> of(
      Class<A> layout, Function<T, A> toAvro, Function<A, T> fromAvro) {
    SpecificData model = SpecificData.getForClass(layout);
    Schema schema = model.getSchema(layout);
    BinaryMessageEncoder<A> encoder = new BinaryMessageEncoder<>(model, schema);
    BinaryMessageDecoder<A> decoder = new BinaryMessageDecoder<>(model, schema);
    return Serdes.serdeFrom(
        (topic, value) -> value == null ? null : encoded(encoder, toAvro.apply(value)),
        (topic, bytes) -> bytes == null ? null : fromAvro.apply(decoded(decoder, bytes, topic)));
  }

  private static <A> byte[] encoded(BinaryMessageEncoder<A> encoder, A value) {
    try {
      ByteBuffer buffer = encoder.encode(value);
      byte[] bytes = new byte[buffer.remaining()];
      buffer.get(bytes);
      return bytes;
    } catch (IOException e) {
      throw new UncheckedIOException("memory cannot fail", e);
    }
  }

  private static <A> A decoded(BinaryMessageDecoder<A> decoder, byte[] bytes, String where) {
    try {
      return decoder.decode(bytes);
    } catch (MissingSchemaException e) {
      throw new UnknownLayoutException(where, e);
    } catch (BadHeaderException e) {
      if (where.endsWith(ON_ITS_WAY)) {
        throw new SerializationException("no record of ours in " + where, e);
      }
      throw new UnknownLayoutException(where, e);
    } catch (IOException e) {
      throw new UncheckedIOException("truncated state", e);
    }
  }
}
