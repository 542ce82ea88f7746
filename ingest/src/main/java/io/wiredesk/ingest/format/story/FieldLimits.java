package io.wiredesk.ingest.format.story;

import io.wiredesk.ingest.format.message.RejectCode;
import io.wiredesk.ingest.format.message.Unreadable;
import io.wiredesk.ingest.format.text.Texts;
import io.wiredesk.schemas.WireStory;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.avro.generic.IndexedRecord;
import org.jspecify.annotations.Nullable;

/**
 * How long a field may be, for every format: no topic, state or column after ingest meets what it
 * cannot hold, half a character included. The original bytes are kept whatever happens here. All
 * that the table lets through fits a message of the topics even if each character takes three
 * bytes.
 */
final class FieldLimits {
  /** What becomes of a value that is longer. */
  enum Beyond {
    /** The whole item: cut, it would be some other story. */
    REJECTED,
    /** The value: an identifier, code or link that was cut would mean something else. */
    LEFT_OUT,
    /** At the limit, never within a character. */
    CUT
  }

  /**
   * A line of the table.
   *
   * @param field of a record in a field, as {@code altIds.value}
   * @param chars of one value, in UTF-16 as Java counts them
   * @param entries of the list it is or is in; of the body, paragraphs
   */
  record Limit(String field, Beyond beyond, int chars, int entries) {}

  static final List<Limit> TABLE =
      List.of(
          new Limit("storyId", Beyond.REJECTED, 1_000, 1),
          new Limit("guid", Beyond.REJECTED, 2_000, 1),
          new Limit("version", Beyond.REJECTED, 200, 1),
          new Limit("altIds.value", Beyond.REJECTED, 2_000, 100),
          new Limit("altIds.role", Beyond.CUT, 200, 100),
          new Limit("evolvedFrom", Beyond.LEFT_OUT, 2_000, 1),
          new Limit("replaces", Beyond.LEFT_OUT, 1_000, 300),
          new Limit("derivedFrom", Beyond.LEFT_OUT, 2_000, 100),
          new Limit("pubStatusRaw", Beyond.CUT, 200, 1),
          new Limit("signals", Beyond.LEFT_OUT, 200, 100),
          new Limit("urgencyRaw", Beyond.CUT, 200, 1),
          new Limit("type", Beyond.CUT, 100, 1),
          new Limit("headline", Beyond.CUT, 2_000, 1),
          new Limit("subheadline", Beyond.CUT, 2_000, 1),
          new Limit("slugline", Beyond.CUT, 500, 1),
          new Limit("takeKey", Beyond.CUT, 200, 1),
          new Limit("byline", Beyond.CUT, 1_000, 1),
          new Limit("creditline", Beyond.CUT, 1_000, 1),
          new Limit("dateline.text", Beyond.CUT, 500, 1),
          new Limit("dateline.place", Beyond.CUT, 300, 1),
          new Limit("dateline.date", Beyond.LEFT_OUT, 100, 1),
          new Limit("dateline.source", Beyond.CUT, 300, 1),
          new Limit("body", Beyond.CUT, 1_000_000, 20_000),
          new Limit("bodyHtml", Beyond.LEFT_OUT, 1_200_000, 1),
          new Limit("edNotes.role", Beyond.CUT, 200, 100),
          new Limit("edNotes.text", Beyond.CUT, 5_000, 100),
          new Limit("language", Beyond.LEFT_OUT, 100, 1),
          new Limit("subjects.qcode", Beyond.LEFT_OUT, 300, 300),
          new Limit("subjects.name", Beyond.CUT, 300, 300),
          new Limit("places.qcode", Beyond.LEFT_OUT, 300, 300),
          new Limit("places.name", Beyond.CUT, 300, 300),
          new Limit("genres.qcode", Beyond.LEFT_OUT, 300, 100),
          new Limit("genres.name", Beyond.CUT, 300, 100),
          new Limit("keywords.qcode", Beyond.LEFT_OUT, 300, 300),
          new Limit("keywords.name", Beyond.CUT, 300, 300),
          new Limit("copyrightHolder", Beyond.CUT, 1_000, 1),
          new Limit("copyrightNotice", Beyond.CUT, 10_000, 1),
          new Limit("usageTerms", Beyond.CUT, 10_000, 1),
          new Limit("associations.role", Beyond.CUT, 200, 100),
          new Limit("associations.guid", Beyond.LEFT_OUT, 2_000, 100),
          new Limit("associations.href", Beyond.LEFT_OUT, 2_000, 100),
          new Limit("associations.type", Beyond.CUT, 100, 100),
          new Limit("associations.headline", Beyond.CUT, 500, 100),
          new Limit("renditions.role", Beyond.CUT, 200, 100),
          new Limit("renditions.href", Beyond.LEFT_OUT, 2_000, 100),
          new Limit("renditions.contentType", Beyond.LEFT_OUT, 200, 100),
          new Limit("provider", Beyond.CUT, 500, 1),
          new Limit("fileName", Beyond.CUT, 500, 1),
          new Limit("warnings", Beyond.CUT, 500, 100));

  private static final Map<String, Limit> BY_FIELD =
      TABLE.stream().collect(Collectors.toMap(Limit::field, Function.identity()));

  /** By the field on its own, be it one of strings or of records. */
  private static final Map<String, Limit> OF_LISTS =
      TABLE.stream()
          .collect(
              Collectors.toMap(l -> l.field.replaceFirst("[.].*", ""), l -> l, FieldLimits::first));

  private static final String PARAGRAPH = "\n\n";

  private final List<String> warnings = new ArrayList<>();

  private FieldLimits() {}

  private static Limit first(Limit one, Limit other) {
    return one;
  }

  /**
   * The same story, each field within its limit, with a warning for each that was not. Throws
   * {@link Unreadable} where an identifier is too long.
   */
  static WireStory applied(WireStory story) {
    FieldLimits limits = new FieldLimits();
    limits.fields("", story);
    if (!limits.warnings.isEmpty()) {
      story.setWarnings(
          Stream.concat(story.getWarnings().stream(), limits.warnings.stream())
              .distinct()
              .limit(Objects.requireNonNull(BY_FIELD.get("warnings")).entries)
              .toList());
    }
    return story;
  }

  private void fields(String prefix, IndexedRecord record) {
    record
        .getSchema()
        .getFields()
        .forEach(f -> record.put(f.pos(), within(prefix + f.name(), record.get(f.pos()))));
  }

  private @Nullable Object within(String field, @Nullable Object value) {
    if (value instanceof String text) {
      return text(field, Texts.wholeCharacters(text));
    }
    if (value instanceof List<?> list) {
      return list(field, list);
    }
    if (value instanceof IndexedRecord record) {
      boolean empty = isEmpty(record);
      fields(field + ".", record);
      return isEmpty(record) && !empty ? null : record;
    }
    return value;
  }

  private static boolean isEmpty(IndexedRecord record) {
    return record.getSchema().getFields().stream().allMatch(f -> record.get(f.pos()) == null);
  }

  private List<?> list(String field, List<?> list) {
    @Nullable Limit limit = OF_LISTS.get(field);
    List<?> kept = list;
    if (limit != null && list.size() > limit.entries) {
      if (limit.beyond == Beyond.REJECTED) {
        throw tooMuch(field, list.size() + " entries", limit.entries);
      }
      warnings.add(
          String.format(
              Locale.ROOT,
              "%s has %d entries; the first %d are kept.",
              field,
              list.size(),
              limit.entries));
      kept = list.subList(0, limit.entries);
    }
    return kept.stream().map(e -> within(field, e)).filter(Objects::nonNull).toList();
  }

  /** What has no limit is ours and not the message's. */
  private @Nullable String text(String field, String text) {
    @Nullable Limit limit = BY_FIELD.get(field);
    if (limit == null) {
      return text;
    }
    if (text.length() <= limit.chars) {
      return paragraphs(limit, text);
    }
    String size = text.length() + " characters";
    if (limit.beyond == Beyond.REJECTED) {
      throw tooMuch(field, size, limit.chars);
    }
    boolean cut = limit.beyond == Beyond.CUT;
    warnings.add(
        String.format(
            Locale.ROOT,
            "%s has %s, more than %d; %s.",
            field,
            size,
            limit.chars,
            cut ? "cut there" : "left out"));
    return cut ? paragraphs(limit, cut(text, limit.chars)) : null;
  }

  private static Unreadable tooMuch(String field, String size, int most) {
    return new Unreadable(
        RejectCode.LIMIT,
        String.format(
            Locale.ROOT,
            "%s has %s, more than %d; an identifier is never cut. Send a shorter one.",
            field,
            size,
            most));
  }

  private String paragraphs(Limit limit, String text) {
    if (!limit.field.equals("body")) {
      return text;
    }
    int at = text.indexOf(PARAGRAPH);
    for (int count = 1; at >= 0; count++) {
      if (count == limit.entries) {
        warnings.add(
            String.format(Locale.ROOT, "body has more than %d paragraphs; cut there.", count));
        return text.substring(0, at);
      }
      at = text.indexOf(PARAGRAPH, at + PARAGRAPH.length());
    }
    return text;
  }

  private static String cut(String text, int at) {
    boolean within = Character.isHighSurrogate(text.charAt(at - 1));
    return text.substring(0, within ? at - 1 : at).stripTrailing();
  }
}
