package io.wiredesk.ingest.format;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.wiredesk.ingest.format.message.Outcome;
import io.wiredesk.ingest.format.message.Outcome.NotAStory;
import io.wiredesk.ingest.format.message.Outcome.Parsed;
import io.wiredesk.ingest.format.message.ParseContext;
import io.wiredesk.ingest.format.message.RejectCode;
import io.wiredesk.ingest.format.story.Item;
import io.wiredesk.ingest.format.text.Texts;
import io.wiredesk.schemas.WireStory;
import java.nio.charset.Charset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for each format in the list, with good messages and with bad ones. */
class FormatContractTest {
  private static final String DATE = "2026-03-01T10:00:00Z";
  private static final int CUTS = 60;

  static Stream<Arguments> formats() {
    return FormatSamples.all().stream().map(s -> Arguments.of(Named.of(s.format(), s)));
  }

  @Test
  void everyFormatHasItsSample() {
    assertThat(FormatSamples.all().stream().map(FormatSample::format))
        .containsExactlyInAnyOrderElementsOf(Formats.names());
  }

  @ParameterizedTest
  @MethodSource("formats")
  void isRecognisedByItsBytes(FormatSample format) {
    WireStory story = only(parse(format.good()));
    assertThat(story.getFormat()).isEqualTo(format.format());
    assertThat(story.getBody()).contains("ferry is back");
    assertThat(bytes(story)).isEqualTo(format.good());
    assertThat(parse(format.good())).isEqualTo(parse(format.good()));
  }

  @ParameterizedTest
  @MethodSource("formats")
  void truncated(FormatSample format) {
    byte[] whole = format.good().getBytes(UTF_8);
    for (int cut = 1; cut <= CUTS; cut++) {
      byte[] start = Arrays.copyOf(whole, whole.length * cut / (CUTS + 1));
      sound(Formats.parse(start, Contexts.DEMO));
      sound(Formats.parse(start, Contexts.of(null, format.format(), "UTC")));
    }
  }

  @ParameterizedTest
  @MethodSource("formats")
  void anotherCharsetThanDeclared(FormatSample format) {
    String story = alone(format, "urn:contract:1", DATE, "Café", "The café in Zürich – shut.");
    ParseContext utf8 = Contexts.of("text/plain; charset=utf-8", null, "UTC");
    byte[] bytes = story.getBytes(Charset.forName("windows-1252"));
    WireStory read = only(sound(Formats.parse(bytes, utf8)));
    assertThat(read.getBody()).contains("café in Zürich – shut");
    assertThat(read.getWarnings()).isNotEmpty();
  }

  @ParameterizedTest
  @MethodSource("formats")
  void controlCharacters(FormatSample format) {
    String story = alone(format, "urn:contract:1", DATE, "Ferry", "A\u0007 ferry\u001a\u0000 is.");
    for (Outcome outcome : sound(parse(story))) {
      if (outcome instanceof Parsed parsed) {
        assertThat(Texts.hasControls(parsed.story().getBody())).isFalse();
      }
    }
  }

  @Tag("slow")
  @ParameterizedTest
  @MethodSource("formats")
  void tenMegabytesInOneLine(FormatSample format) {
    String story = alone(format, "urn:contract:1", DATE, "Ferry", "x".repeat(10 * 1024 * 1024));
    assertThat(sound(parse(story))).hasSize(1);
  }

  @Tag("slow")
  @ParameterizedTest
  @MethodSource("formats")
  void tenThousandDeep(FormatSample format) {
    for (String open : List.of("<div>", "[", "{'a':", "(", "> ")) {
      sound(parse(alone(format, "urn:contract:1", DATE, "Ferry", open.repeat(10_000))));
      sound(forced(format, open.repeat(10_000)));
    }
  }

  @ParameterizedTest
  @MethodSource("formats")
  void datesThatAreNone(FormatSample format) {
    for (String date : List.of("Next Monday", "2026-02-30T10:00:00Z", "YYYYMMDD000000-HHMM", "")) {
      WireStory story =
          only(sound(forced(format, alone(format, "urn:c:1", date, "F", "A ferry."))));
      if (format.dated() && !date.isEmpty()) {
        assertThat(story.getVersionCreated()).as(date).isNull();
        assertThat(story.getWarnings()).as(date).isNotEmpty();
      }
    }
  }

  @ParameterizedTest
  @MethodSource("formats")
  void nothingIdentifiesIt(FormatSample format) {
    String story = alone(format, "", "", "", "A ferry is back.");
    WireStory read = only(forced(format, story));
    assertThat(read.getGuid()).isNull();
    assertThat(read.getStoryId()).isEqualTo(only(forced(format, story)).getStoryId());
    WireStory other = only(forced(format, alone(format, "", "", "", "A tram is back.")));
    assertThat(other.getStoryId()).isNotEqualTo(read.getStoryId());
  }

  @ParameterizedTest
  @MethodSource("formats")
  void neitherIdentityNorText(FormatSample format) {
    NotAStory bad = rejected(forced(format, alone(format, "", "", "", "")));
    assertThat(bad.code()).isIn(RejectCode.NO_IDENTITY, RejectCode.EMPTY);
  }

  @ParameterizedTest
  @MethodSource("formats")
  void theSameIdTwiceInAMessage(FormatSample format) {
    Optional<String> message = format.message(List.of(format.goodStory(), format.goodStory()));
    assumeTrue(message.isPresent(), "holds one story");
    List<Outcome> outcomes = sound(parse(message.get()));
    assertThat(outcomes).hasSize(2).allMatch(Parsed.class::isInstance);
    assertThat(outcomes.stream().map(o -> ((Parsed) o).story().getStoryId()).distinct()).hasSize(1);
  }

  /** What is beyond the limit is rejected as one piece, and none of it is glued to a story. */
  @ParameterizedTest
  @MethodSource("formats")
  void moreItemsThanAMessageMayHold(FormatSample format) {
    List<String> stories =
        IntStream.rangeClosed(1, Item.MOST + 2)
            .mapToObj(i -> format.story("urn:c:" + i, DATE, "Ferry " + i, "Ferry " + i + "."))
            .toList();
    Optional<String> message = format.message(stories);
    assumeTrue(message.isPresent(), "holds one story");
    List<Outcome> outcomes = sound(parse(message.get()));
    assertThat(outcomes).hasSize(Item.MOST + 1);
    assertThat(outcomes.subList(0, Item.MOST)).hasOnlyElementsOfType(Parsed.class);
    assertThat(bytes(((Parsed) outcomes.get(Item.MOST - 1)).story()).strip())
        .isEqualTo(stories.get(Item.MOST - 1).strip());
    assertThat(outcomes.get(Item.MOST))
        .isInstanceOfSatisfying(
            NotAStory.class,
            rest -> {
              assertThat(rest.code()).isEqualTo(RejectCode.TOO_MANY_ITEMS);
              assertThat(new String(rest.bytes(), UTF_8))
                  .contains(stories.get(Item.MOST).strip(), stories.get(Item.MOST + 1).strip());
            });
  }

  @ParameterizedTest
  @MethodSource("formats")
  void noItems(FormatSample format) {
    assumeTrue(format.none().isPresent(), "is never empty");
    assertThat(rejected(parse(format.none().get())).code()).isEqualTo(RejectCode.NO_ITEMS);
  }

  /** An item that says nothing, between two that do. */
  @ParameterizedTest
  @MethodSource("formats")
  void oneBadItemCostsItsNeighboursNothing(FormatSample format) {
    String first = format.story("urn:c:1", DATE, "One", "First.");
    String bad = format.story("", "", "", "");
    String last = format.story("urn:c:3", DATE, "Three", "Third.");
    Optional<String> message = format.message(List.of(first, bad, last));
    assumeTrue(message.isPresent(), "holds one story");
    List<Outcome> outcomes = sound(parse(message.get()));
    assertThat(outcomes).hasSize(3);
    assertThat(outcomes.get(1)).isInstanceOf(NotAStory.class);
    assertThat(bytes(((Parsed) outcomes.get(0)).story())).isEqualTo(first);
    assertThat(bytes(((Parsed) outcomes.get(2)).story())).isEqualTo(last);
  }

  @ParameterizedTest
  @MethodSource("formats")
  void entityBombsAndFilesOfOurs(FormatSample format) {
    assumeTrue(format.xml(), "no XML");
    for (String subset :
        List.of(
            "<!ENTITY a 'x'><!ENTITY b '&a;&a;&a;&a;'><!ENTITY c '&b;&b;&b;&b;'>",
            "<!ENTITY c SYSTEM 'file:///etc/passwd'>")) {
      String story = alone(format, "urn:c:1", DATE, "F", "A &c; ferry.");
      NotAStory bad = rejected(parse("<!DOCTYPE x [" + subset + "]>" + story));
      assertThat(bad.code()).isEqualTo(RejectCode.DOCTYPE);
    }
  }

  /** A DTD elsewhere is never fetched: the story is read without it, or refused for it. */
  @ParameterizedTest
  @MethodSource("formats")
  void anExternalDtd(FormatSample format) {
    assumeTrue(format.xml(), "no XML");
    List<Outcome> outcomes =
        sound(parse("<!DOCTYPE x SYSTEM 'http://dtd.invalid/x.dtd'>" + format.good()));
    assertThat(outcomes).hasSize(1);
    if (outcomes.get(0) instanceof NotAStory bad) {
      assertThat(bad.code()).isEqualTo(RejectCode.DOCTYPE);
    }
  }

  /** What opens and never closes, in the text, in the headline, and alone. */
  @ParameterizedTest
  @MethodSource("formats")
  void whatNeverCloses(FormatSample format) {
    for (String open :
        List.of("<![CDATA[", "<!--", "<?x ", "<a href='", "<!DOCTYPE [", "\"", "=?utf-8?Q?")) {
      sound(parse(alone(format, "urn:c:1", DATE, "Ferry", open)));
      sound(parse(alone(format, "urn:c:1", DATE, open, "A ferry.")));
      sound(forced(format, open));
    }
  }

  /** Time grows with size, not with its square: what repeats is what tempts a pattern. */
  @ParameterizedTest
  @MethodSource("formats")
  void whatRepeats(FormatSample format) {
    for (String again :
        List.of("=?a?Q?b?=", "<p>", "&amp;", "A, ", "- ", "Feb 26 - ", "\u0001a0001\u001Fx\n")) {
      String text = again.repeat(100_000 / again.length());
      sound(parse(alone(format, "urn:c:1", DATE, "Ferry", text)));
      sound(parse(alone(format, "urn:c:1", DATE, text, "A ferry.")));
    }
  }

  private static String alone(
      FormatSample format, String id, String date, String headline, String text) {
    return format.alone(format.story(id, date, headline, text));
  }

  private static List<Outcome> parse(String text) {
    return Contexts.parse(text);
  }

  private static List<Outcome> forced(FormatSample format, String text) {
    return Formats.parse(text.getBytes(UTF_8), Contexts.of(null, format.format(), "UTC"));
  }

  /** Outcomes as they must always be: some, none a fault of ours, each with its bytes. */
  private static List<Outcome> sound(List<Outcome> outcomes) {
    assertThat(outcomes).isNotEmpty();
    for (Outcome outcome : outcomes) {
      if (outcome instanceof NotAStory bad) {
        assertThat(bad.code()).as(bad.reason()).isNotEqualTo(RejectCode.INTERNAL_ERROR);
        assertThat(bad.reason()).isNotBlank().doesNotContain("\n");
        assertThat(bad.bytes()).isNotNull();
      } else if (outcome instanceof Parsed parsed) {
        assertThat(parsed.story().getStoryId()).isNotBlank();
        assertThat(parsed.story().getOriginal().remaining()).isPositive();
      }
    }
    return outcomes;
  }

  private static WireStory only(List<Outcome> outcomes) {
    assertThat(outcomes).hasSize(1);
    assertThat(outcomes.get(0)).isInstanceOf(Parsed.class);
    return ((Parsed) outcomes.get(0)).story();
  }

  private static NotAStory rejected(List<Outcome> outcomes) {
    assertThat(outcomes).hasSize(1);
    assertThat(outcomes.get(0)).isInstanceOf(NotAStory.class);
    return (NotAStory) outcomes.get(0);
  }

  private static String bytes(WireStory story) {
    return UTF_8.decode(story.getOriginal().duplicate()).toString();
  }
}
