package io.wiredesk.ingest.format;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.wiredesk.ingest.format.message.Outcome;
import io.wiredesk.ingest.format.message.ParseContext;
import io.wiredesk.ingest.format.message.RejectCode;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What holds for every format, whatever it is given: outcomes and never an exception, always the
 * same.
 */
class HostileTest {
  private static final String NINJS =
      "{\"uri\":\"urn:h:n\",\"version\":\"1\",\"headline\":\"H\",\"body_html\":\"<p>A.</p>\"}";
  private static final String G2 =
      "<newsMessage><itemSet><newsItem guid='urn:h:g' version='1'><itemMeta/><contentSet><inlineXML>"
          + "<html><body><p>A.</p></body></html></inlineXML></contentSet></newsItem></itemSet></newsMessage>";
  private static final List<String> GOOD =
      FormatSamples.all().stream().map(FormatSample::good).toList();

  static List<String> huge() {
    String deepXml = "<newsItem guid='urn:h:d'>" + "<p>".repeat(10_000);
    return List.of(
        deepXml + "</p>".repeat(10_000) + "</newsItem>",
        "{\"uri\":\"urn:h:d\",\"x\":" + "[".repeat(10_000) + "]".repeat(10_000) + "}",
        "{\"uri\":\"urn:h:d\",\"body_html\":\"" + "<div>".repeat(10_000) + "deep\"}",
        "x".repeat(10 * 1024 * 1024));
  }

  static List<String> hostile() {
    return List.of(
        "<newsItem guid='urn:h:c'>\u0001\u0007\u001a</newsItem>",
        "<newsItem><itemMeta/></newsItem>",
        "<newsMessage><itemSet/></newsMessage>",
        "[]",
        "{\"items\":[]}",
        "[1,\"two\",null,{}]",
        "{}",
        "<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>",
        "<newsItem guid='x' ".repeat(3000),
        "<",
        "{",
        G2 + G2,
        NINJS + NINJS);
  }

  @ParameterizedTest
  @MethodSource("hostile")
  void isOnlyEverOutcomesAndNoFaultOfOurs(String text) {
    checkAll(text.getBytes(UTF_8));
    noFaultOfOurs(text);
  }

  @Tag("slow")
  @ParameterizedTest
  @MethodSource("huge")
  void isOnlyEverOutcomesAndNoFaultOfOursWhenHuge(String text) {
    checkAll(text.getBytes(UTF_8));
    noFaultOfOurs(text);
  }

  private static void noFaultOfOurs(String text) {
    for (Outcome outcome : Formats.parse(text.getBytes(UTF_8), Contexts.DEMO)) {
      if (outcome instanceof Outcome.NotAStory bad) {
        assertThat(bad.code()).isNotEqualTo(RejectCode.INTERNAL_ERROR);
        assertThat(bad.reason()).doesNotContain("\n");
      }
    }
  }

  @Property(tries = 300)
  void randomBytes(@ForAll byte @Size(max = 400) [] bytes) {
    checkAll(bytes);
  }

  @Property(tries = 300)
  void truncatedAnywhere(
      @ForAll @IntRange(max = 99) int which, @ForAll @IntRange(max = 300) int at) {
    byte[] whole = GOOD.get(which % GOOD.size()).getBytes(UTF_8);
    checkAll(Arrays.copyOf(whole, Math.min(at, whole.length)));
  }

  @Property(tries = 300)
  void oneByteWrong(
      @ForAll @IntRange(max = 99) int which,
      @ForAll @IntRange(max = 300) int at,
      @ForAll byte wrong) {
    byte[] bytes = GOOD.get(which % GOOD.size()).getBytes(UTF_8);
    bytes[at % bytes.length] = wrong;
    checkAll(bytes);
  }

  private static void checkAll(byte[] bytes) {
    assertThatCode(() -> check(bytes, Contexts.DEMO)).doesNotThrowAnyException();
    for (String format : Formats.names()) {
      check(bytes, Contexts.of(null, format, "UTC"));
    }
  }

  private static void check(byte[] bytes, ParseContext context) {
    List<Outcome> outcomes = Formats.parse(bytes, context);
    assertThat(outcomes).isNotEmpty();
    assertThat(Formats.parse(bytes, context)).hasSameSizeAs(outcomes);
    for (Outcome outcome : outcomes) {
      if (outcome instanceof Outcome.Parsed parsed) {
        assertThat(parsed.story().getStoryId()).isNotBlank();
        assertThat(parsed.story().getOriginal().remaining()).isPositive();
      }
    }
  }
}
