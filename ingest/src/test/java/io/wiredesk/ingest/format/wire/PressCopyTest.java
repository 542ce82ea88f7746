package io.wiredesk.ingest.format.wire;

import static io.wiredesk.ingest.format.Contexts.rejection;
import static io.wiredesk.ingest.format.Contexts.story;
import static org.assertj.core.api.Assertions.assertThat;

import io.wiredesk.ingest.format.message.RejectCode;
import io.wiredesk.schemas.PubStatus;
import io.wiredesk.schemas.WireStory;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@SuppressWarnings(
    "StringConcatToTextBlock") // control characters and CR LF: no text block has these
class PressCopyTest {
  private static final String BAKERY =
      "FOR IMMEDIATE RELEASE\n\nBakery bakes ten thousandth loaf\n\nHULL, March 1, 2026 -- The bakery said so.\n\n"
          + "It is forty years old.\n\n###\n";

  @Test
  void headlineAboveADateline() {
    WireStory story = story(BAKERY);
    assertThat(story.getFormat()).isEqualTo("text");
    assertThat(story.getHeadline()).isEqualTo("Bakery bakes ten thousandth loaf");
    assertThat(story.getDateline().getPlace()).isEqualTo("HULL");
    assertThat(story.getDateline().getDate()).isEqualTo("2026-03-01");
    assertThat(story.getBody())
        .isEqualTo("HULL, March 1, 2026 -- The bakery said so.\n\nIt is forty years old.");
    assertThat(story.getEdNotes())
        .extracting(n -> n.getText())
        .containsExactly("FOR IMMEDIATE RELEASE");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"A tram was late.\n\nIt rained.", "Embargo on herring lifted\n\nThe fleet sails."})
  void nothingIsInvented(String text) {
    WireStory story = story(text);
    assertThat(story.getHeadline()).isNull();
    assertThat(story.getBody()).isEqualTo(text);
    assertThat(story.getPubStatus()).isEqualTo(PubStatus.usable);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "EMBARGOED UNTIL 6 a.m. EST, Tuesday, March 3, 2026|2026-03-03T11:00:00Z",
        "Embargo: 00:01 GMT 4 March|2026-03-04T00:01:00Z",
        "STRICT EMBARGO: 2026-03-04T09:00:00+01:00|2026-03-04T08:00:00Z",
        "Sperrfrist: 3. März 2026, 14 Uhr|2026-03-03T14:00:00Z",
        "Embargo until noon BST on 5th April 2026|2026-04-05T11:00:00Z",
        "NOT FOR RELEASE UNTIL March 9|2026-03-09T00:00:00Z"
      })
  void embargoes(String line, Instant until) {
    WireStory story = story(BAKERY.replace("FOR IMMEDIATE RELEASE", line));
    assertThat(story.getEmbargoed()).isEqualTo(until);
    assertThat(story.getHeadline()).isEqualTo("Bakery bakes ten thousandth loaf");
  }

  @Test
  void anEmbargoThatCannotBeReadMustNotLeak() {
    assertThat(
            rejection(BAKERY.replace("FOR IMMEDIATE RELEASE", "EMBARGOED UNTIL the bell rings"))
                .code())
        .isEqualTo(RejectCode.EMBARGO_UNREADABLE);
    assertThat(story(BAKERY.replace("FOR IMMEDIATE RELEASE", "EMBARGOED")).getPubStatus())
        .isEqualTo(PubStatus.withheld);
  }

  @ParameterizedTest
  @EnumSource
  void everyRuleIsTheFirstToKnowItsExample(PressLine rule) {
    assertThat(PressLine.of(rule.example)).contains(rule);
  }

  @Test
  void ofSeveralEmbargoesTheLastCounts() {
    String until = "EMBARGOED UNTIL March 9, 2026";
    WireStory held = story(BAKERY.replace("FOR", until + "\n\nNOT FOR PUBLICATION\n\nFOR"));
    assertThat(held.getPubStatus()).isEqualTo(PubStatus.withheld);
    assertThat(held.getEmbargoed()).isNull();
    WireStory timed = story(BAKERY.replace("FOR", "HOLD FOR RELEASE\n\n" + until + "\n\nFOR"));
    assertThat(timed.getPubStatus()).isEqualTo(PubStatus.usable);
    assertThat(timed.getEmbargoed()).isEqualTo(Instant.parse("2026-03-09T00:00:00Z"));
  }

  @Test
  void asiaNet() {
    WireStory story =
        story(
            "Source: Hull Bakery\r\nMEDIA RELEASE PR10001\r\nBakery bakes ten thousandth loaf, and all\r\nof the town comes\r\n\r\n"
                + "HULL, Feb. 1, 2026 /PRNewswire-AsiaNet/ --\r\n\r\n    The bakery said\r\nso.\r\n\r\nSOURCE: Hull Bakery\r\n");
    assertThat(story.getFormat()).isEqualTo("asianet");
    assertThat(story.getStoryId()).isEqualTo("demo:asianet:PR10001");
    assertThat(story.getHeadline())
        .isEqualTo("Bakery bakes ten thousandth loaf, and all of the town comes");
    assertThat(story.getCreditline()).isEqualTo("Hull Bakery");
    assertThat(story.getDateline().getSource()).isEqualTo("PRNewswire-AsiaNet");
    assertThat(story.getVersionCreated()).isEqualTo(Instant.parse("2026-02-01T00:00:00Z"));
  }
}
