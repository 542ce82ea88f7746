package io.wiredesk.enrich.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class ParagraphDiffTest {
  @Test
  void oneRewrittenOneAddedOneGone() {
    assertThat(changes("a|b|c|d", "a|b2|c|d")).containsExactly("body[2]~");
    assertThat(changes("a|b|c", "a|b|x|c|y")).containsExactly("body[3]+", "body[5]+");
    assertThat(changes("a|b|c", "a|c")).containsExactly("body[2]-");
    assertThat(changes("a|b|c|d", "a|x|d")).containsExactly("body[2]~", "body[3]-");
    assertThat(changes("a|b", "x|y|z")).containsExactly("body[1]~", "body[2]~", "body[3]+");
  }

  @Test
  void whatMovedIsGoneAndAdded() {
    assertThat(changes("a|b|c|d", "b|c|d|a")).containsExactly("body[1]-", "body[4]+");
  }

  @Test
  void equalBodiesAndWhiteSpaceDifferInNothing() {
    assertThat(changes("a|b", "a |b")).isEmpty();
  }

  @Test
  void anotherTextIsNotToldByParagraph() {
    String before = String.join("|", Collections.nCopies(60, "a"));
    String after = String.join("|", Collections.nCopies(60, "b"));

    assertThat(changes(before, after)).isEmpty();
    assertThat(changes("", "a")).isEmpty();
    assertThat(ParagraphDiff.hashes("a\n\n".repeat(300))).isEmpty();
  }

  private static List<String> changes(String before, String after) {
    return ParagraphDiff.changes(hashes(before), hashes(after));
  }

  private static List<Integer> hashes(String body) {
    return ParagraphDiff.hashes(body.replace("|", "\n\n"));
  }
}
