package io.wiredesk.schemas;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.avro.Schema;
import org.junit.jupiter.api.Test;

/** Every record and every field says what it is for. */
class SchemaDocTest {

  @Test
  void everyFieldIsDocumented() {
    List<String> undocumented = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    Arrays.stream(WireTopic.values())
        .flatMap(t -> t.schema().stream())
        .forEach(s -> collect(s, seen, undocumented));

    assertThat(seen).contains("io.wiredesk.schemas.WireStory", "io.wiredesk.schemas.Relation");
    assertThat(undocumented).isEmpty();
  }

  private static void collect(Schema schema, Set<String> seen, List<String> undocumented) {
    switch (schema.getType()) {
      case UNION -> schema.getTypes().forEach(s -> collect(s, seen, undocumented));
      case ARRAY -> collect(schema.getElementType(), seen, undocumented);
      case RECORD, ENUM -> named(schema, seen, undocumented);
      default -> {}
    }
  }

  private static void named(Schema schema, Set<String> seen, List<String> undocumented) {
    if (!seen.add(schema.getFullName())) {
      return;
    }
    check(schema.getName(), schema.getDoc(), undocumented);
    if (schema.getType() == Schema.Type.RECORD) {
      for (Schema.Field field : schema.getFields()) {
        check(schema.getName() + "." + field.name(), field.doc(), undocumented);
        collect(field.schema(), seen, undocumented);
      }
    }
  }

  private static void check(
      String name, @org.jspecify.annotations.Nullable String doc, List<String> undocumented) {
    if (doc == null || doc.isBlank()) {
      undocumented.add(name);
    }
  }
}
