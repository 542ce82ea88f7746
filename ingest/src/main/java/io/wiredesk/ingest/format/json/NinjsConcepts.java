package io.wiredesk.ingest.format.json;

import io.wiredesk.ingest.format.text.Texts;
import io.wiredesk.schemas.Concept;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** ninjs's concepts: a URI, a code with its scheme, or a literal; and a name. */
final class NinjsConcepts {
  private final NinjsObject item;

  NinjsConcepts(NinjsObject item) {
    this.item = item;
  }

  List<Concept> of(String... fields) {
    return Stream.of(fields)
        .flatMap(item::list)
        .map(NinjsConcepts::concept)
        .flatMap(Optional::stream)
        .distinct()
        .toList();
  }

  private static Optional<Concept> concept(NinjsObject node) {
    String code = code(node);
    String name = node.text("name", "value", "title");
    String called = name == null && code == null ? node.text("literal") : name;
    return code == null && called == null
        ? Optional.empty()
        : Optional.of(new Concept(code, Texts.lineOrNull(called)));
  }

  private static @Nullable String code(NinjsObject node) {
    String ready = node.text("qcode", "uri");
    String code = node.text("code");
    String scheme = node.text("scheme");
    if (ready != null || code == null || scheme == null || code.contains(":")) {
      return ready == null ? code : ready;
    }
    return scheme.endsWith("/") ? scheme + code : scheme + ":" + code;
  }
}
