package io.wiredesk.ingest.format.wire;

import static io.wiredesk.ingest.format.Contexts.story;
import static org.assertj.core.api.Assertions.assertThat;

import io.wiredesk.ingest.format.Contexts;
import io.wiredesk.schemas.AltId;
import io.wiredesk.schemas.Change;
import io.wiredesk.schemas.PubStatus;
import io.wiredesk.schemas.TimeSource;
import io.wiredesk.schemas.WireStory;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@SuppressWarnings(
    "StringConcatToTextBlock") // control characters and CR LF: no text block has these
class Iptc7901Test {
  private static final String LOCK =
      "\u0001eca100 3 s 586 ccccb   dpa 099\r\n\r\nLock/Bremen/Rüter/\r\n\u00021ST LEAD\r\n"
          + "Old lock reopens for the first time in forty years after long repairs\r\nto its northern gate\r\n"
          + "By Mia Rüter, dpa =\r\n\r\nBremen (dpa) - The old lock reopened\r\non Monday.\r\n\r\n"
          + "It was shut in 1986.\r\n\r\ndpa mr bag\r\n\r\n\u0003011041 GMT Mär 26\r\n\u007f\n\u007f\u0004";

  @Test
  void headingHeadTextAndStamp() {
    WireStory story = story(LOCK);
    assertThat(story.getFormat()).isEqualTo("iptc-7901");
    assertThat(story.getUrgency()).isEqualTo(3);
    assertThat(story.getSlugline()).isEqualTo("Lock/Bremen/Rüter/");
    assertThat(story.getKeywords())
        .extracting(k -> k.getName())
        .contains("Lock", "Bremen", "Rüter");
    assertThat(story.getTakeKey()).isEqualTo("1ST LEAD");
    assertThat(story.getChange()).isEqualTo(Change.update);
    assertThat(story.getHeadline())
        .isEqualTo(
            "Old lock reopens for the first time in forty years after long repairs to its northern gate");
    assertThat(story.getByline()).isEqualTo("Mia Rüter, dpa");
    assertThat(story.getDateline().getPlace()).isEqualTo("Bremen");
    assertThat(story.getDateline().getSource()).isEqualTo("dpa");
    assertThat(story.getBody())
        .isEqualTo(
            "Bremen (dpa) - The old lock reopened on Monday.\n\nIt was shut in 1986.\n\ndpa mr bag");
    assertThat(story.getVersionCreated()).isEqualTo(Instant.parse("2026-03-01T10:41:00Z"));
  }

  /** The number that the agency cites, as in "kill item dpa 99", is not the message's own. */
  @Test
  void identity() {
    WireStory story = story(LOCK);
    assertThat(story.getStoryId()).isEqualTo("demo:dpa:eca100@2026-03-01");
    assertThat(story.getGuid()).isEqualTo("dpa:eca100@2026-03-01T10:41Z");
    assertThat(story.getProvider()).isEqualTo("dpa");
    assertThat(story.getSequence()).isEqualTo(99);
    assertThat(story.getAltIds()).containsExactly(new AltId("cited", "dpa 099"));
    WireStory later = story(LOCK.replace("011041", "011355"));
    assertThat(later.getStoryId()).isEqualTo(story.getStoryId());
    assertThat(later.getGuid()).isNotEqualTo(story.getGuid());
  }

  /** A number without its agency says nothing outside the feed. */
  @Test
  void withoutASender() {
    WireStory story = story(LOCK.replace("ccccb   dpa 099", "ccccb"));
    assertThat(story.getStoryId()).isEqualTo("demo:eca100@2026-03-01");
    assertThat(story.getProvider()).isNull();
    assertThat(story.getSequence()).isEqualTo(100);
  }

  @Test
  void latin1InSevenBit() {
    WireStory story = story(LOCK.getBytes(StandardCharsets.ISO_8859_1), Contexts.DEMO);
    assertThat(story.getByline()).isEqualTo("Mia Rüter, dpa");
    assertThat(story.getVersionCreated()).isEqualTo(Instant.parse("2026-03-01T10:41:00Z"));
    assertThat(story.getCharset()).isEqualTo("windows-1252");
  }

  @Test
  void withItsControlsStrippedItReadsTheSame() {
    WireStory bare = story(LOCK.replaceAll("[\u0001-\u0004\u007f]", ""));
    assertThat(bare.getStoryId()).isEqualTo(story(LOCK).getStoryId());
    assertThat(bare.getHeadline()).isEqualTo(story(LOCK).getHeadline());
    assertThat(bare.getBody()).isEqualTo(story(LOCK).getBody());
  }

  @ParameterizedTest
  @CsvSource({
    "011041 GMT Mär 26,2026-03-01T10:41:00Z,explicit",
    "011041 MEZ Mrz 26,2026-03-01T09:41:00Z,explicit",
    "311441 MESZ Okt 15,2015-10-31T12:41:00Z,explicit",
    "011041 Mar 2026,2026-03-01T10:41:00Z,assumed_zone",
    "010641 mar 26EST,2026-03-01T11:41:00Z,explicit",
    "241200 GMT Dez,2025-12-24T12:00:00Z,explicit",
    "050932 sep 87,1987-09-05T09:32:00Z,assumed_zone"
  })
  void stamps(String stamp, Instant time, TimeSource source) {
    WireStory story = story(LOCK.replace("011041 GMT Mär 26", stamp));
    assertThat(story.getVersionCreated()).isEqualTo(time);
    assertThat(story.getTimeSource()).isEqualTo(source);
  }

  @Test
  void aStampThatIsNoneIsNoTime() {
    WireStory story = story(LOCK.replace("011041 GMT Mär 26", "997777 GMT Mär 26"));
    assertThat(story.getVersionCreated()).isNull();
    assertThat(story.getTimeSource()).isEqualTo(TimeSource.received);
  }

  @ParameterizedTest
  @CsvSource({
    "REFILE,usable,refile",
    "KORREKTUR,usable,correction",
    "(Achtung),usable,advisory",
    "EXTRA,usable,unknown",
    "HOLD,withheld,unknown",
    "'KILL, CORRECTION',canceled,unknown"
  })
  void markersAboveTheHeadline(String marker, PubStatus status, Change change) {
    WireStory story = story(LOCK.replace("1ST LEAD", marker));
    assertThat(story.getTakeKey()).isEqualTo(marker);
    assertThat(story.getHeadline()).startsWith("Old lock");
    assertThat(story.getPubStatus()).isEqualTo(status);
    assertThat(story.getChange()).isEqualTo(change);
  }
}
