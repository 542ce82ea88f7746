package io.wiredesk.ingest.format.wire;

import static io.wiredesk.ingest.format.Contexts.rejection;
import static io.wiredesk.ingest.format.Contexts.story;
import static org.assertj.core.api.Assertions.assertThat;

import io.wiredesk.ingest.format.Contexts;
import io.wiredesk.ingest.format.message.RejectCode;
import io.wiredesk.ingest.format.story.Datelines;
import io.wiredesk.schemas.TimeSource;
import io.wiredesk.schemas.WireStory;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlainTextTest {
  private static final String TRAM =
      " date 2021-11-10 WASHINGTON A tram line is planned.\n\nIt has\nfour stops.\r\n\r\n\r\nEnd.\n\n";

  @Test
  void headerDatelineAndParagraphs() {
    WireStory story = story(TRAM);
    assertThat(story.getHeadline()).isNull();
    assertThat(story.getVersionCreated()).isEqualTo(Instant.parse("2021-11-10T00:00:00Z"));
    assertThat(story.getTimeSource()).isEqualTo(TimeSource.assumed_zone);
    assertThat(story.getDateline().getPlace()).isEqualTo("WASHINGTON");
    assertThat(story.getDateline().getDate()).isEqualTo("2021-11-10");
    assertThat(story.getBody())
        .isEqualTo("WASHINGTON A tram line is planned.\n\nIt has four stops.\n\nEnd.");
  }

  @Test
  void theSeedStory() throws Exception {
    byte[] seed = Files.readAllBytes(Path.of("src/test/resources/seed.txt"));
    WireStory story = story(seed, Contexts.DEMO);
    assertThat(story.getHeadline()).isNull();
    assertThat(story.getVersionCreated()).isEqualTo(Instant.parse("2021-11-10T00:00:00Z"));
    assertThat(story.getDateline().getPlace()).isEqualTo("WASHINGTON");
    assertThat(story.getBody().split("\n\n", -1))
        .hasSize(11)
        .allMatch(p -> !p.isBlank() && p.equals(p.strip()));
    assertThat(story.getBody()).startsWith("WASHINGTON A planned virtual meeting between");
  }

  @Test
  void theFeedsZoneSaysWhenTheDayBegan() {
    WireStory story = story(TRAM, Contexts.of(null, null, "Asia/Tokyo"));
    assertThat(story.getVersionCreated()).isEqualTo(Instant.parse("2021-11-09T15:00:00Z"));
  }

  @Test
  void theTextIdentifiesWhateverItsWhiteSpace() {
    assertThat(story("A  ferry\nsinks. ").getStoryId())
        .isEqualTo(story("A ferry sinks.").getStoryId())
        .startsWith("demo:text:")
        .isNotEqualTo(story("A ferry sank.").getStoryId());
  }

  @ParameterizedTest
  @CsvSource({
    "NEW YORK US stocks fell,NEW YORK",
    "PARIS NATO met,PARIS",
    "RIO DE JANEIRO A boat,RIO DE JANEIRO",
    "HO CHI MINH CITY A boat,HO CHI MINH",
    "The tram,"
  })
  void leadingPlaces(String text, String place) {
    assertThat(Datelines.leadingPlace(text).orElse(null)).isEqualTo(place);
  }

  @Test
  void lyingAndMissingCharsets() {
    byte[] utf8 = "Köln grüßt.".getBytes(StandardCharsets.UTF_8);
    WireStory lying = story(utf8, Contexts.of("text/plain; charset=ISO-8859-1", null, "UTC"));
    assertThat(lying.getBody()).isEqualTo("Köln grüßt.");
    assertThat(lying.getWarnings()).singleElement().asString().contains("valid UTF-8");

    byte[] latin = "Köln grüßt „alle“ Gäste.".getBytes(Charset.forName("windows-1252"));
    assertThat(story(latin, Contexts.DEMO).getBody()).isEqualTo("Köln grüßt „alle“ Gäste.");
    assertThat(story(latin, Contexts.DEMO).getCharset()).isEqualTo("windows-1252");

    byte[] wide = "\uFEFFKöln".getBytes(StandardCharsets.UTF_16LE);
    assertThat(story(wide, Contexts.DEMO).getBody()).isEqualTo("Köln");
  }

  @Test
  void nothingToRead() {
    assertThat(rejection("").code()).isEqualTo(RejectCode.EMPTY);
    assertThat(rejection(" \n\t ").code()).isEqualTo(RejectCode.EMPTY);
    assertThat(rejection("%PDF-1.7 x").code()).isEqualTo(RejectCode.BINARY);
    assertThat(rejection("<svg><g/></svg>").code()).isEqualTo(RejectCode.UNKNOWN_FORMAT);
  }
}
