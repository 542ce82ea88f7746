package io.wiredesk.enrich.lifecycle;

import com.github.difflib.DiffUtils;
import com.github.difflib.patch.AbstractDelta;
import com.github.difflib.patch.Chunk;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32C;

/**
 * Tells in which paragraphs two bodies differ. Paragraphs are counted from 1: {@code body[3]~}, the
 * third of the new body was rewritten; {@code body[4]+}, the fourth of the new body was added;
 * {@code body[2]-}, the second of the old body is gone. A paragraph that moved is gone and added.
 */
final class ParagraphDiff {
  /** A longer body is compared as a whole: its hashes would not stay small. */
  private static final int COMPARED = 250;

  /** More differences than a person reads: it is another text. */
  private static final int TOLD = 40;

  private ParagraphDiff() {}

  /** 32 bits a paragraph; empty where there are too many to compare. */
  static List<Integer> hashes(String body) {
    if (body.isEmpty()) {
      return List.of();
    }
    String[] paragraphs = body.split("\n\n", COMPARED + 1);
    if (paragraphs.length > COMPARED) {
      return List.of();
    }
    List<Integer> hashes = new ArrayList<>(paragraphs.length);
    for (String paragraph : paragraphs) {
      CRC32C crc = new CRC32C();
      crc.update(paragraph.strip().getBytes(StandardCharsets.UTF_8));
      hashes.add((int) crc.getValue());
    }
    return hashes;
  }

  /** The differences in reading order; none where a body is empty or too long to be compared. */
  static List<String> changes(List<Integer> before, List<Integer> after) {
    if (before.isEmpty() || after.isEmpty()) {
      return List.of();
    }
    List<String> changes = new ArrayList<>();
    for (AbstractDelta<Integer> delta : DiffUtils.diff(before, after).getDeltas()) {
      hunk(changes, delta.getSource(), delta.getTarget());
    }
    return changes.size() > TOLD ? List.of() : changes;
  }

  private static void hunk(List<String> changes, Chunk<Integer> old, Chunk<Integer> now) {
    int rewritten = Math.min(old.size(), now.size());
    for (int n = 0; n < now.size(); n++) {
      changes.add(told(now, n) + (n < rewritten ? "~" : "+"));
    }
    for (int n = rewritten; n < old.size(); n++) {
      changes.add(told(old, n) + "-");
    }
  }

  private static String told(Chunk<Integer> paragraphs, int place) {
    return "body[" + (paragraphs.getPosition() + place + 1) + "]";
  }
}
