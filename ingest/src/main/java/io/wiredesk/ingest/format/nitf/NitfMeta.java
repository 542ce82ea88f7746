package io.wiredesk.ingest.format.nitf;

import io.wiredesk.ingest.format.story.Draft;
import io.wiredesk.ingest.format.text.TextPattern;
import io.wiredesk.ingest.format.text.Texts;
import io.wiredesk.ingest.format.xml.XmlNode;
import io.wiredesk.schemas.WireStory;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The {@code meta} elements of an NITF head. Their names are each agency's own; these are the ones
 * that hold what NITF has no element for.
 */
final class NitfMeta {
  private static final Set<String> SLUGS =
      Set.of("anpa-keyword", "slug", "slugline", "ntbstikkord", "aap-slugline");
  private static final Set<String> TAKE_KEYS = Set.of("anpa-takekey", "takekey", "take-key");
  private static final Set<String> SEQUENCES =
      Set.of("anpa-sequence", "sequence", "ntbiptcsequence");
  private static final Set<String> PRIORITIES = Set.of("priority", "prioridad");
  private static final TextPattern NUMBER = TextPattern.of("\\d{1,18}");

  private final XmlNode head;

  NitfMeta(XmlNode head) {
    this.head = head;
  }

  void read(Draft draft) {
    WireStory.Builder story = draft.story();
    story.setSlugline(content(SLUGS));
    story.setTakeKey(content(TAKE_KEYS));
    String sequence = content(SEQUENCES);
    if (sequence != null && NUMBER.matcher(sequence).matches()) {
      story.setSequence(Long.parseLong(sequence));
    }
    if (story.getUrgencyRaw() == null) {
      draft.priority(content(PRIORITIES));
    }
  }

  private @Nullable String content(Set<String> names) {
    return head.all("meta")
        .filter(m -> names.contains(lower(m.attribute("name"))))
        .map(m -> Texts.lineOrNull(m.attribute("content")))
        .filter(c -> c != null)
        .findFirst()
        .orElse(null);
  }

  private static String lower(@Nullable String name) {
    return name == null ? "" : name.toLowerCase(java.util.Locale.ROOT);
  }
}
