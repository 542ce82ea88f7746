package io.wiredesk.ingest.format.wire;

import static io.wiredesk.ingest.format.Contexts.parse;
import static io.wiredesk.ingest.format.Contexts.story;
import static org.assertj.core.api.Assertions.assertThat;

import io.wiredesk.ingest.format.Contexts;
import io.wiredesk.ingest.format.message.Outcome;
import io.wiredesk.ingest.format.message.Outcome.Parsed;
import io.wiredesk.schemas.Change;
import io.wiredesk.schemas.EdNote;
import io.wiredesk.schemas.PubStatus;
import io.wiredesk.schemas.TimeSource;
import io.wiredesk.schemas.WireStory;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@SuppressWarnings(
    "StringConcatToTextBlock") // control characters and CR LF: no text block has these
class AnpaTest {
  /** As Reuters sent it in the 1980s: no end stamp, no year, no repeated slug. */
  private static final String TIMBER =
      "\u0016\u0016\u0001f0412\u001freute\r\nu f BC-TIMBER-QUOTA   02-26 0105\u0002\r\n"
          + "TIMBER QUOTA RAISED AGAIN\r\n    By Ann Lee\r\n    TURKU, Finland, Feb 26 - The timber\r\n"
          + "board raised its quota.\r\n    Mills welcomed it.\r\n Reuter\r\n\u0003";

  /** As AP sends it. */
  private static final String FERRY =
      "\u0016\u0016\u0001W2870\u001fnordic\r\nr i\u0013\u0011 BC-NO--Ferry 2ndLd-Writethru   03-01 0449\r\n"
          + "\u0002^BC-NO--Ferry, 2nd Ld-Writethru,466<\r\n^Ferry sails again after repairs<\r\n"
          + "^AP Photo OSL101<\r\n^Eds: Adds captain. With AP Photos.<\r\n^By ANN LEE=\r\n^Associated Press=\r\n"
          + "\t   BERGEN, Norway (AP) _ The ferry sailed. ``At last,'' its captain said.\r\n \r\n"
          + "\t   Tickets _ all of them _ are sold.\r\n\t   \u0003AP-WF-03-01-26 0955GMT<\r\n\r\n\f\r\n\u0004";

  @Test
  void reutersOfThe1980s() {
    WireStory story = story(TIMBER);
    assertThat(story.getFormat()).isEqualTo("anpa-1312");
    assertThat(story.getSlugline()).isEqualTo("BC-TIMBER-QUOTA");
    assertThat(story.getUrgencyRaw()).isEqualTo("u");
    assertThat(story.getUrgency()).isEqualTo(3);
    assertThat(story.getHeadline()).isEqualTo("TIMBER QUOTA RAISED AGAIN");
    assertThat(story.getByline()).isEqualTo("Ann Lee");
    assertThat(story.getDateline().getPlace()).isEqualTo("TURKU");
    assertThat(story.getDateline().getDate()).isEqualTo("2026-02-26");
    assertThat(story.getBody())
        .isEqualTo(
            "TURKU, Finland, Feb 26 - The timber board raised its quota.\n\n"
                + "Mills welcomed it.");
    assertThat(story.getCreditline()).isEqualTo("Reuter");
    assertThat(story.getProvider()).isEqualTo("Reuters");
    assertThat(story.getStoryId()).isEqualTo("demo:reuters:f0412@2026-02-26/bc-timber-quota");
  }

  @Test
  void aDateWithoutYearIsTheLastSuchDayAndSaysSo() {
    WireStory story = story(TIMBER);
    assertThat(story.getVersionCreated()).isEqualTo(Instant.parse("2026-02-26T00:00:00Z"));
    assertThat(story.getTimeSource()).isEqualTo(TimeSource.assumed_zone);
    assertThat(story.getWarnings()).anyMatch(w -> w.contains("no year"));
    WireStory ahead = story(TIMBER.replace("02-26", "12-24"));
    assertThat(ahead.getVersionCreated()).isEqualTo(Instant.parse("2025-12-24T00:00:00Z"));
  }

  @Test
  void theFilesTimeSaysYearAndHour() {
    Instant sent = Instant.parse("1987-02-26T15:01:01Z");
    WireStory story = story(TIMBER, Contexts.DEMO.sentAt(sent));
    assertThat(story.getVersionCreated()).isEqualTo(sent);
    WireStory undated =
        story(TIMBER.replaceFirst("\r\nu f [^\u0002]*", ""), Contexts.DEMO.sentAt(sent));
    assertThat(undated.getVersionCreated()).isEqualTo(sent);
    assertThat(undated.getTimeSource()).isEqualTo(TimeSource.received);
    assertThat(undated.getSlugline()).isNull();
  }

  @Test
  void apHeadAndStamp() {
    WireStory story = story(FERRY);
    assertThat(story.getHeadline()).isEqualTo("Ferry sails again after repairs");
    assertThat(story.getSlugline()).isEqualTo("BC-NO--Ferry");
    assertThat(story.getTakeKey()).isEqualTo("2nd Ld-Writethru");
    assertThat(story.getChange()).isEqualTo(Change.writethru);
    assertThat(story.getByline()).isEqualTo("ANN LEE");
    assertThat(story.getEdNotes())
        .containsExactly(
            new EdNote("photo", "AP Photo OSL101"),
            new EdNote(null, "Eds: Adds captain. With AP Photos."));
    assertThat(story.getDateline().getPlace()).isEqualTo("BERGEN");
    assertThat(story.getDateline().getSource()).isEqualTo("AP");
    assertThat(story.getBody())
        .isEqualTo(
            "BERGEN, Norway (AP) — The ferry sailed. \"At last,\" its captain said.\n\n"
                + "Tickets — all of them — are sold.");
    assertThat(story.getVersionCreated()).isEqualTo(Instant.parse("2026-03-01T09:55:00Z"));
    assertThat(story.getTimeSource()).isEqualTo(TimeSource.explicit);
    assertThat(story.getSequence()).isEqualTo(2870);
    assertThat(story.getGuid()).isEqualTo("ap:W2870@2026-03-01T09:55Z");
  }

  @Test
  void withItsControlsStrippedItReadsTheSame() {
    WireStory bare = story(FERRY.replaceAll("[\u0001-\u0008\u000b-\u000c\u000e-\u001f]", ""));
    WireStory whole = story(FERRY);
    assertThat(bare.getStoryId()).isEqualTo(whole.getStoryId());
    assertThat(bare.getHeadline()).isEqualTo(whole.getHeadline());
    assertThat(bare.getBody()).isEqualTo(whole.getBody());
    assertThat(bare.getVersionCreated()).isEqualTo(whole.getVersionCreated());
  }

  /** Kyodo: no SYN, itself in the first line, + behind the headline, Japan's time in the stamp. */
  @Test
  void kyodo() {
    WireStory story =
        story(
            "\u0001a0105KYODO\u001fkoko-\r\nu s\u0014\u0012 BC-Boat-Race   01-03 0344\r\n\u0002BC-Boat-Race\r\n"
                + "Boats: Crew of eight wins harbor race+\r\n     OTARU, Japan, March 1 Kyodo - A crew won \r\n"
                + "on Sunday.\r\n==Kyodo\r\n\u0003KWS-21:37-01-03-26\u0004");
    assertThat(story.getHeadline()).isEqualTo("Boats: Crew of eight wins harbor race");
    assertThat(story.getVersionCreated()).isEqualTo(Instant.parse("2026-03-01T12:37:00Z"));
    assertThat(story.getStoryId()).isEqualTo("demo:kyodo:a0105@2026-03-01/bc-boat-race");
    assertThat(story.getDateline().getSource()).isEqualTo("Kyodo");
    assertThat(story.getBody()).endsWith("A crew won on Sunday.");
    assertThat(story.getCreditline()).isEqualTo("Kyodo");
  }

  @Test
  void anAlertIsItsOwnHeadline() {
    WireStory story =
        story(
            "\u0001W1645\u001fnordic\r\nb a\u0013\u0011 BC-NO--APNewsAlert   03-01 0358\r\n\u0002^BC-NO--APNewsAlert,17<\r\n"
                + "\t   OSLO (AP) _ Parliament passes the harbor bill.\r\n\r\n\t   \u0003AP-WF-03-01-26 1150GMT<\r\n\u0004");
    assertThat(story.getHeadline()).isEqualTo("Parliament passes the harbor bill.");
    assertThat(story.getUrgency()).isEqualTo(2);
  }

  @Test
  void tablesKeepTheirRows() {
    WireStory story =
        story(
            "\u0001s0284\u001f-----\r\nr s\u0014\u0012 BC-ROW--Standings   03-01 \r\n\u0002^BC-ROW--Standings<\r\n"
                + "^Rowing Standings=\r\n\b^\u001f^^ W^^ ^^ L\r\n\bOld^\u0010 Harbor^\u001f^^ 7^^ ^^ 2{\r\n"
                + "\u0003AP-WF-03-01-26 1150GMT<\r\n\u0004");
    assertThat(story.getHeadline()).isEqualTo("Rowing Standings");
    assertThat(story.getBody()).isEqualTo("W L\n\nOld Harbor 7 2½");
  }

  @Test
  void manyMessagesInOneTransmission() {
    List<Outcome> outcomes = parse(TIMBER + FERRY);
    assertThat(outcomes).hasSize(2).allMatch(Parsed.class::isInstance);
    byte[] second = ((Parsed) outcomes.get(1)).story().getOriginal().array();
    assertThat(new String(second, StandardCharsets.UTF_8)).isEqualTo(FERRY);
  }

  @Test
  void noiseBeforeTheMessageAndNoTextWithinIt() {
    assertThat(story("v" + TIMBER).getSequence()).isEqualTo(412);
    WireStory empty =
        story("\u0016\u0016\u0001f0412\u001freute\r\nu f BC-T   02-26 0105\u0002\r\n\r\n\u0003");
    assertThat(empty.getBody()).isEmpty();
    assertThat(empty.getStoryId()).contains("f0412");
  }

  @ParameterizedTest
  @CsvSource({
    "KILL,canceled,unknown",
    "CORRECTION,usable,correction",
    "REFILE,usable,refile",
    "1STLD,usable,update",
    "(EMBARGOED),withheld,unknown",
    "***URGENT,usable,unknown"
  })
  void markersInTheSlug(String marker, PubStatus status, Change change) {
    WireStory story = story(TIMBER.replace("BC-TIMBER-QUOTA ", "BC-TIMBER-QUOTA " + marker + " "));
    assertThat(story.getSlugline()).isEqualTo("BC-TIMBER-QUOTA " + marker);
    assertThat(story.getTakeKey()).isEqualTo(marker);
    assertThat(story.getPubStatus()).isEqualTo(status);
    assertThat(story.getChange()).isEqualTo(change);
    assertThat(story.getStoryId()).isEqualTo(story(TIMBER).getStoryId());
  }
}
