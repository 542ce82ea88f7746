package io.wiredesk.enrich.lifecycle;

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
    int[][] common = common(before, after);
    int i = 0;
    int j = 0;
    while (i < before.size() || j < after.size()) {
      if (same(before, i, after, j)) {
        i++;
        j++;
        continue;
      }
      int gone = i;
      int added = j;
      while ((i < before.size() || j < after.size()) && !same(before, i, after, j)) {
        boolean drop =
            j == after.size() || (i < before.size() && common[i + 1][j] >= common[i][j + 1]);
        i += drop ? 1 : 0;
        j += drop ? 0 : 1;
      }
      hunk(changes, gone, i, added, j);
    }
    return changes.size() > TOLD ? List.of() : changes;
  }

  /** Old paragraphs {@code [gone, goneTo)} gave way to new ones {@code [added, addedTo)}. */
  private static void hunk(List<String> changes, int gone, int goneTo, int added, int addedTo) {
    int rewritten = Math.min(goneTo - gone, addedTo - added);
    for (int n = added; n < addedTo; n++) {
      changes.add("body[" + (n + 1) + "]" + (n < added + rewritten ? "~" : "+"));
    }
    for (int n = gone + rewritten; n < goneTo; n++) {
      changes.add("body[" + (n + 1) + "]-");
    }
  }

  private static boolean same(List<Integer> before, int i, List<Integer> after, int j) {
    return i < before.size() && j < after.size() && before.get(i).equals(after.get(j));
  }

  /** Length of the longest common subsequence of what follows each pair of places. */
  private static int[][] common(List<Integer> before, List<Integer> after) {
    int[][] common = new int[before.size() + 1][after.size() + 1];
    for (int i = before.size() - 1; i >= 0; i--) {
      for (int j = after.size() - 1; j >= 0; j--) {
        common[i][j] =
            before.get(i).equals(after.get(j))
                ? common[i + 1][j + 1] + 1
                : Math.max(common[i + 1][j], common[i][j + 1]);
      }
    }
    return common;
  }
}
