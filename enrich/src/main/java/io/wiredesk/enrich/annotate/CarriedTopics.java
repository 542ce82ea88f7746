package io.wiredesk.enrich.annotate;

import io.wiredesk.enrich.gazetteer.EntryKind;
import io.wiredesk.enrich.gazetteer.Gazetteer;
import io.wiredesk.enrich.gazetteer.GazetteerEntry;
import io.wiredesk.schemas.Concept;
import io.wiredesk.schemas.WireStory;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Reads a story's topics off the subject codes it carries: Media Topics of any level, Subject
 * NewsCodes, the IPTC three-letter categories, ANPA-1312's category letters, a topic's name.
 */
final class CarriedTopics {
  private static final int DIGITS = 8;
  private static final String PREFIX = "medtop:";

  /** Media Topics below the top level are numbered from here. */
  private static final int NARROWER = 20_000_000;

  private record Block(int last, String topic) {}

  private final Gazetteer gazetteer;
  private final NavigableMap<Integer, Block> blocks = new TreeMap<>();

  CarriedTopics(Gazetteer gazetteer) {
    this.gazetteer = gazetteer;
    for (GazetteerEntry range : gazetteer.all(EntryKind.MEDIA_TOPIC_RANGE)) {
      String[] ends = range.name().split("-", 2);
      blocks.put(Integer.valueOf(ends[0]), new Block(Integer.parseInt(ends[1]), range.code()));
    }
  }

  /** Top-level Media Topics, {@code medtop:11000000}, in the order of the subjects. */
  Set<String> of(WireStory story) {
    Set<String> topics = new LinkedHashSet<>();
    for (Concept subject : story.getSubjects()) {
      topic(subject).ifPresent(topics::add);
    }
    return topics;
  }

  private Optional<String> topic(Concept subject) {
    String qcode = subject.getQcode();
    List<String> forms = new ArrayList<>();
    if (qcode != null) {
      String code = qcode.substring(Math.max(qcode.lastIndexOf(':'), qcode.lastIndexOf('/')) + 1);
      forms.add(code);
      forms.add(qcode);
    }
    if (subject.getName() != null) {
      forms.add(subject.getName());
    }
    return forms.stream().flatMap(form -> read(form).stream()).findFirst();
  }

  private Optional<String> read(String form) {
    String stripped = form.strip();
    boolean number =
        stripped.length() == DIGITS && stripped.chars().allMatch(c -> c >= '0' && c <= '9');
    return number ? numbered(Integer.parseInt(stripped)) : labelled(stripped);
  }

  private Optional<String> numbered(int code) {
    if (code >= NARROWER) {
      return Optional.ofNullable(blocks.floorEntry(code))
          .filter(block -> code <= block.getValue().last())
          .map(block -> block.getValue().topic());
    }
    return labelled(PREFIX + String.format(Locale.ROOT, "%02d000000", code / 1_000_000));
  }

  private Optional<String> labelled(String label) {
    return Stream.of(label)
        .flatMap(any -> gazetteer.find(EntryKind.MEDIA_TOPIC, any).stream())
        .map(GazetteerEntry::code)
        .findFirst()
        .or(
            () ->
                gazetteer.all(EntryKind.MEDIA_TOPIC).stream()
                    .map(GazetteerEntry::code)
                    .filter(label::equals)
                    .findFirst());
  }
}
