package io.wiredesk.enrich.lifecycle;

import com.dynatrace.hash4j.hashing.HashStream128;
import com.dynatrace.hash4j.hashing.HashValue128;
import com.dynatrace.hash4j.hashing.Hasher128;
import com.dynatrace.hash4j.hashing.Hashing;
import io.wiredesk.schemas.WireStory;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A message's identity, and a hash of each of its fields and paragraphs so that it can be compared
 * with a neighbour without either text.
 *
 * @param key XXH3 in 128 bits over all content, lower-case hexadecimal; it tells a story's own
 *     messages apart, nobody else's
 * @param fields hash by place in {@link ContentFields#NAMES}; a field at its default is absent
 * @param paragraphs see {@link ParagraphDiff}
 */
public record Fingerprint(
    String key, SortedMap<Integer, Integer> fields, List<Integer> paragraphs) {
  private static final Hasher128 HASHER = Hashing.xxh3_128();

  public static Fingerprint of(WireStory story) {
    HashStream128 whole = HASHER.hashStream();
    SortedMap<Integer, Integer> fields = new TreeMap<>();
    ContentFields.encode(
        story,
        (place, bytes, from, length) -> {
          fields.put(place, HASHER.hashBytesToInt(bytes, from, length));
          whole.putInt(place).putInt(length).putBytes(bytes, from, length);
        });
    HashValue128 key = whole.get();
    HexFormat hex = HexFormat.of();
    return new Fingerprint(
        hex.toHexDigits(key.getMostSignificantBits())
            + hex.toHexDigits(key.getLeastSignificantBits()),
        fields,
        ParagraphDiff.hashes(story.getBody()));
  }

  /**
   * What this message changes in the one before: names of fields in schema order, paragraphs right
   * after {@code body}.
   */
  List<String> changedSince(Fingerprint before) {
    List<String> changed = new ArrayList<>();
    for (int place = 0; place < ContentFields.NAMES.size(); place++) {
      Integer was = before.fields.get(place);
      Integer is = fields.get(place);
      if (was == null ? is != null : !was.equals(is)) {
        changed.add(ContentFields.NAMES.get(place));
        if (place == ContentFields.BODY) {
          changed.addAll(ParagraphDiff.changes(before.paragraphs, paragraphs));
        }
      }
    }
    return changed;
  }
}
