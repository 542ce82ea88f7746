package io.wiredesk.enrich.match;

import static io.wiredesk.enrich.Wires.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.wiredesk.schemas.Copy;
import io.wiredesk.schemas.WireStory;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Short stories of one template are told apart by their facts. All stories here are invented. */
class SiblingsTest {
  private static final String[] VEHICLES = {"coach", "freight train", "tram", "ferry", "lorry"};
  private static final String[] PLACES = {
    "Riga", "Gdansk", "Turku", "Malmo", "Bergen", "Vilnius", "Kotka", "Narva", "Odense", "Kiel"
  };

  private final Copies copies = new Copies();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "%d injured after %s accident near %s, police said. They were taken to hospital.",
        "Police said %d people were hurt when a %s came off its course near %s early on Monday. The"
            + " road was closed for some hours and rescue services were at the scene within minutes."
      })
  void accidentsOfAnotherPlaceOrAnotherCountAreHardlyEverCopies(String template) {
    Random random = new Random(60);
    Set<String> told = new HashSet<>();
    List<String> lost = new ArrayList<>();
    while (told.size() < 335) {
      int hurt = 2 + random.nextInt(30);
      String vehicle = VEHICLES[random.nextInt(VEHICLES.length)];
      String place = PLACES[random.nextInt(PLACES.length)];
      String text = template.formatted(hurt, vehicle, place);
      if (told.add(text)) {
        String headline = "%d injured after %s accident near %s".formatted(hurt, vehicle, place);
        if (copies.next("s" + told.size(), headline, text) != null) {
          lost.add(text);
        }
      }
    }
    assertThat(lost).as("filed as copies, of 335").hasSizeLessThanOrEqualTo(5);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Lock number 1 will be closed for repairs to its gates until the end of May, the canal"
            + " office said."
            + "|Lock number 2 will be closed for repairs to its gates until the end of May, the canal"
            + " office said.",
        "Storms cut power to 4,100 homes in Kotka overnight, the grid operator said. Crews expect to"
            + " restore it by noon."
            + "|Storms cut power to 900 homes in Narva overnight, the grid operator said. Crews"
            + " expect to restore it by noon.",
        "Orlin Bank will pay a dividend of 34 crowns a share on May 15 to holders of record on April"
            + " 24, it said."
            + "|Orlin Bank will pay a dividend of 34 crowns a share on August 15 to holders of record"
            + " on July 24, it said.",
        "Flight 402 to Bergen is delayed by three hours, the airport said. Passengers get vouchers"
            + " for a meal."
            + "|Flight 417 to Bergen is delayed by three hours, the airport said. Passengers get"
            + " vouchers for a meal.",
        "Shr 19 cts vs 38 cts. Net 397,000 vs 788,000. Revs 12.1 mln vs 11.9 mln."
            + "|Shr 21 cts vs 30 cts. Net 412,000 vs 601,000. Revs 14.8 mln vs 13.2 mln.",
      })
  void oneFactAsideTheSameWords(String one, String other) {
    assertThat(copies.next("a", "Notice", one)).isNull();
    assertThat(copies.next("b", "Notice", other)).isNull();
  }

  /** A few words are in many sentences; none of these is about what another is about. */
  @Test
  void sentencesThatHaveAFewWordsInCommonAreNoCopies() {
    List<String> sentences =
        List.of(
            "The lamps of Orle harbour were lit again on Monday, the harbour master said.",
            "The tram depot reopened on Tuesday.",
            "Lock gate seven of the canal at Sund was repaired overnight.",
            "The ferry to Brillholm sails again on Monday.",
            "The road to Orle was closed on Monday, the police said.",
            "The library of Sund opens again on Tuesday, the mayor said.",
            "The harbour of Kotka was closed overnight.",
            "The night train to Narva runs again on Monday, the railway said.");
    for (int i = 0; i < sentences.size(); i++) {
      assertThat(copies.next("s" + i, "", sentences.get(i))).as(sentences.get(i)).isNull();
    }
  }

  @Test
  void aTableWithoutANameIsItsHeadlines() {
    String table = "Qtly div 14 cts vs 14 cts prior\n Pay April 10\n Record March 27";
    copies.next("a", "KORSVIK BANK INC <KBK> SETS QUARTERLY", table);

    assertThat(copies.next("b", "DUNMORE STEEL CO <DMS> REGULAR PAYOUT", table)).isNull();
    assertThat(copies.copy("c", "KORSVIK BANK INC <KBK> REGULAR DIVIDEND", table).getOfStoryId())
        .isEqualTo("a");
  }

  @Test
  void aDeclaredCorrectionMayChangeTheOnlyFigure() {
    copies.next("a", "Lock closes", "Lock number 1 will be closed until the end of May, it said.");

    assertThat(
            copies.next(
                "b",
                "CORRECTED - Lock closes",
                "Lock number 2 will be closed until the end of May, it said."))
        .extracting(Copy::getOfStoryId)
        .isEqualTo("a");
  }

  @Test
  void tomorrowsReportInTheSameWordsIsNews() {
    String report =
        "The harbour of Turku handled %s containers, the port authority said in its daily report. %s"
            + " ships called, most of them from the Baltic. Waiting times at the northern terminal"
            + " were about %s hours. Pilots worked without a break and the ice was thin. The"
            + " authority expects as many ships on the next day and asks captains to announce"
            + " themselves in time.";
    copies.next(Copies.message("a", "Port report", report.formatted("4,120", "31", "five"), NOON));
    Instant next = NOON.plusSeconds(86_400);
    WireStory tomorrow =
        Copies.message("b", "Port report", report.formatted("4,344", "28", "five"), next);

    assertThat(copies.next(tomorrow)).isNull();
  }

  /** A and D are two stories each; B, C and E are one. */
  @Test
  void pairsThatWereJoinedOrMissed() throws IOException {
    Map<String, Copy> found = new HashMap<>();
    List<String> all = new ArrayList<>();
    try (InputStream in =
        Objects.requireNonNull(SiblingsTest.class.getResourceAsStream("pairs.jsonl"))) {
      for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8).split("\n", -1)) {
        if (!line.isBlank()) {
          JsonNode story = new ObjectMapper().readTree(line);
          String id = story.get("id").asText();
          all.add(id);
          Copy copy =
              copies.next(
                  Copies.message(
                      id,
                      story.get("title").asText(),
                      story.get("body").asText(),
                      Instant.parse(story.get("time").asText())));
          if (copy != null) {
            found.put(id, copy);
          }
        }
      }
    }
    assertThat(all).hasSize(10);
    assertThat(found).containsOnlyKeys("B2", "C2", "E2");
    found.forEach((id, copy) -> assertThat(copy.getOfStoryId()).isEqualTo(id.charAt(0) + "1"));
  }

  /** Families that the model never saw: what is lost would be lost on the wire. */
  @Test
  void inventedStoriesOfUnknownTemplates() {
    List<Inventor.Told> stories = new Inventor(new Random(3)).stories(true, 30);
    Map<String, String> firsts = new HashMap<>();
    int lost = 0;
    int lostLater = 0;
    int again = 0;
    int found = 0;
    for (Inventor.Told told : stories) {
      Copy copy = copies.next(told.story());
      String first = firsts.putIfAbsent(told.event(), told.story().getStoryId());
      if (first == null) {
        lost += copy == null || told.later() ? 0 : 1;
        lostLater += copy != null && told.later() ? 1 : 0;
      } else {
        again++;
        found += copy != null && copy.getGroupId().equals(first) ? 1 : 0;
      }
    }
    long later = stories.stream().filter(Inventor.Told::later).count();
    assertThat(lost / (double) firsts.size()).as("events filed as copies").isLessThan(0.04);
    assertThat(lostLater / (double) later).as("follow-ups filed as copies").isLessThan(0.25);
    assertThat(found / (double) again).as("copies found").isGreaterThan(0.8);
  }
}
