package io.wiredesk.cli.terminal;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericEnumSymbol;
import org.apache.avro.generic.IndexedRecord;
import org.jspecify.annotations.Nullable;

/**
 * A record as plain JSON, one line: null where nothing is known, symbols as the schema writes them,
 * times in ISO 8601. The original bytes are left out.
 */
public final class RecordJson {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String LEFT_OUT = "original";

  private RecordJson() {}

  public static String line(IndexedRecord record) {
    return tree(record).toString();
  }

  /** The same, to be changed. */
  public static ObjectNode tree(IndexedRecord record) {
    return JSON.valueToTree(fields(record));
  }

  private static @Nullable Object plain(@Nullable Object value) {
    if (value instanceof IndexedRecord record) {
      return fields(record);
    }
    if (value instanceof Collection<?> items) {
      return items.stream().map(RecordJson::plain).toList();
    }
    if (value instanceof Map<?, ?> map) {
      Map<String, @Nullable Object> plain = new LinkedHashMap<>();
      map.forEach((key, item) -> plain.put(String.valueOf(key), plain(item)));
      return plain;
    }
    if (value instanceof GenericEnumSymbol<?> symbol) {
      return symbol(symbol);
    }
    if (value instanceof ByteBuffer bytes) {
      return Base64.getEncoder().encodeToString(bytes(bytes));
    }
    return value == null || value instanceof Number || value instanceof Boolean
        ? value
        : value.toString();
  }

  private static Map<String, @Nullable Object> fields(IndexedRecord record) {
    Map<String, @Nullable Object> plain = new LinkedHashMap<>();
    for (Schema.Field field : record.getSchema().getFields()) {
      if (!field.name().equals(LEFT_OUT)) {
        plain.put(field.name(), plain(record.get(field.pos())));
      }
    }
    return plain;
  }

  /** Java's keywords carry a dollar sign in generated code. */
  private static String symbol(GenericEnumSymbol<?> symbol) {
    String name = symbol.toString();
    return name.endsWith("$") ? name.substring(0, name.length() - 1) : name;
  }

  private static byte[] bytes(ByteBuffer buffer) {
    byte[] bytes = new byte[buffer.remaining()];
    buffer.duplicate().get(bytes);
    return bytes;
  }
}
