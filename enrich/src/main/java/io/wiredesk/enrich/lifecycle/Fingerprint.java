package io.wiredesk.enrich.lifecycle;

import io.wiredesk.schemas.WireStory;
import io.wiredesk.service.Sha256;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A message's identity, and a hash of each of its fields and paragraphs so that it can be compared
 * with a neighbour without either text.
 *
 * @param key 128 bits of SHA-256 over all content, lower-case hexadecimal
 * @param fields hash by place in {@link ContentFields#NAMES}; a field at its default is absent
 * @param paragraphs see {@link ParagraphDiff}
 */
public record Fingerprint(
    String key, SortedMap<Integer, Integer> fields, List<Integer> paragraphs) {
  private static final int KEY_BYTES = 16;

  public static Fingerprint of(WireStory story) {
    MessageDigest whole = Sha256.digest();
    MessageDigest part = Sha256.digest();
    SortedMap<Integer, Integer> fields = new TreeMap<>();
    for (int place = 0; place < ContentFields.NAMES.size(); place++) {
      byte[] bytes = ContentFields.encode(story, place);
      if (bytes != null) {
        byte[] hash = part.digest(bytes);
        fields.put(place, ByteBuffer.wrap(hash).getInt());
        whole.update(ContentFields.NAMES.get(place).getBytes(StandardCharsets.UTF_8));
        whole.update(hash);
      }
    }
    String key = HexFormat.of().formatHex(whole.digest(), 0, KEY_BYTES);
    return new Fingerprint(key, fields, ParagraphDiff.hashes(story.getBody()));
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
