package io.wiredesk.enrich.match;

import static io.wiredesk.enrich.Wires.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.wiredesk.enrich.Wires;
import io.wiredesk.schemas.Copy;
import io.wiredesk.schemas.Relation;
import io.wiredesk.schemas.WireStory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** All stories here are invented. */
class NearMatcherTest {
  private static final String TITLE = "Vantor to close its Ghent paint works";
  private static final String FULL =
      "Vantor Coatings NV said on Tuesday it would close its paint works in Ghent by the end of June"
          + " with the loss of 412 jobs, blaming energy costs that had doubled in two years.\n\n"
          + "Production will move to its newer plant in Zwolle, chief executive Marijke Dewaele told"
          + " a news conference. The company, which makes coatings for ships and bridges, lost 17.5"
          + " million euros last year on sales of 230 million.\n\n"
          + "Unions called the decision a breach of a pact signed in 2023 and announced a strike"
          + " from Thursday. The Flemish government said it would meet both sides.";
  private static final String BRIEF =
      "Vantor Coatings NV said it would close its paint works in Ghent by the end of June with the"
          + " loss of 412 jobs.";
  private static final String REWRITTEN =
      "The Ghent paint works of Vantor Coatings is to shut by the end of June at the cost of 412"
          + " jobs, the company announced on Tuesday, pointing to energy costs twice as high as two"
          + " years ago.\n\nChief executive Marijke Dewaele told reporters that production moves to"
          + " Zwolle, where the maker of coatings for ships and bridges has a newer plant. Vantor"
          + " lost 17-1/2 mln euros last year on sales of 230 mln.\n\nUnions spoke of a broken pact"
          + " of 2023 and called a strike from Thursday.";

  private final Copies copies = new Copies();

  @Test
  void aRewriteIsNearWithReasonsThatAPersonCanRead() {
    copies.next("a", TITLE, FULL);
    Copy copy = copies.copy("b", "Vantor shuts Ghent paint works, 412 jobs go", REWRITTEN);

    assertThat(copy.getRelation()).isEqualTo(Relation.NEAR);
    assertThat(copy.getOfStoryId()).isEqualTo("a");
    assertThat(copy.getSimilarity()).isBetween(0.5, 1.0);
    assertThat(String.join("; ", copy.getReasons()))
        .matches(".*\\d+ % of its rare 3-grams.*")
        .matches(".*same \\d of \\d figures.*")
        .contains("60 s later, Northern Wire → Northern Wire");
  }

  @Test
  void aShorterFormIsABriefAndAFullerOneExpanded() {
    copies.next("full", TITLE, FULL);
    assertThat(copies.copy("brief", TITLE, BRIEF).getRelation()).isEqualTo(Relation.BRIEF);

    Copies other = new Copies();
    other.next("brief", TITLE, BRIEF);
    Copy fuller = other.copy("full", TITLE, FULL);
    assertThat(fuller.getRelation()).isEqualTo(Relation.EXPANDED);
    Copy again = other.copy("again", TITLE, REWRITTEN);
    assertThat(again.getGroupId()).isEqualTo("brief");
    assertThat(again.getOfStoryId()).as("the fuller form is the better original").isEqualTo("full");
  }

  @Test
  void anotherCompanysSameNewsIsNoCopy() {
    copies.next("a", "Orlin Bank NV sets quarterly", dividend("34", "May 15", "April 24"));
    copies.next("b", "Castrel Foods NV sets quarterly", dividend("31", "May 22", "April 29"));

    assertThat(
            copies.next("c", "Dunmore Steel NV sets quarterly", dividend("34", "May 1", "April 9")))
        .isNull();
    assertThat(
            copies.next("d", "Orlin Bank NV regular payout", dividend("34", "May 15", "April 24")))
        .extracting(Copy::getOfStoryId)
        .isEqualTo("a");
  }

  private static String dividend(String cents, String pay, String record) {
    return "Qtly div %s cts vs %s cts prior. Pay %s. Record %s."
        .formatted(cents, cents, pay, record);
  }

  @Test
  void yesterdaysMarketReportIsNotTodays() {
    copies.next(market("monday", 1, "4,512.40", "0.7", "1.2 billion", "Orlin Bank", "2.4"));
    Copy tuesday =
        copies.next(market("tuesday", 2, "4,498.15", "0.3", "1.1 billion", "Vantor", "3.1"));

    assertThat(tuesday).isNull();
  }

  private static WireStory market(
      String id, int day, String index, String percent, String turnover, String led, String by) {
    String text =
        ("Shares in Vardia closed %s percent %s on Monday in quiet trading, brokers said.\n\nThe VX-30"
                + " index ended at %s points on turnover of %s crowns. %s led the market, moving %s"
                + " percent. Brokers said investors were waiting for the central bank's decision.")
            .formatted(percent, day == 1 ? "higher" : "lower", index, turnover, led, by);
    return Copies.message(id, "Vardia stocks close", text, NOON.plus(Duration.ofDays(day)));
  }

  @Test
  void aCorrectionIsLinkedToWhatItCorrects() {
    copies.next("a", TITLE, FULL);
    Copy correction =
        copies.copy(
            "b",
            "CORRECTED - " + TITLE,
            FULL.replace("412 jobs", "421 jobs")
                + "\n\n(Corrects number of jobs in first paragraph)");

    assertThat(correction.getOfStoryId()).isEqualTo("a");
  }

  @Test
  void aNoticeThatQuotesTheHeadlineIsLinkedToWhatItCorrects() {
    copies.next("a", TITLE, FULL);
    copies.next("b", "Plums", Wires.ORCHARD);
    Copy notice =
        copies.copy(
            "c",
            null,
            "CORRECTION - VANTOR WORKS\n\nIn the Ghent item headlined \"Vantor to close its Ghent"
                + " paint works\" please read in the second paragraph 19.5 million euros instead of"
                + " 17.5 million euros.");

    assertThat(notice.getOfStoryId()).isEqualTo("a");
  }

  @Test
  void aNoticeThatQuotesAnotherHeadlineIsNot() {
    copies.next("a", TITLE, FULL);

    assertThat(
            copies.next(
                "c",
                null,
                "CORRECTION - DUNMORE DIVIDEND\n\nIn the Zwolle item headlined \"Dunmore Steel lifts"
                    + " quarterly dividend\" please read 31 cents instead of 13 cents."))
        .isNull();
  }

  @Test
  void noChainOfSmallChangesJoinsStrangers() {
    List<String> sentences = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      sentences.add(invented(i));
    }
    String firstGroup = null;
    Copy last = null;
    for (int shift = 0; shift + 8 <= sentences.size(); shift++) {
      last = copies.next("s" + shift, null, String.join(" ", sentences.subList(shift, shift + 8)));
      firstGroup = firstGroup == null ? "s0" : firstGroup;
    }
    assertThat(last == null ? "s32" : last.getGroupId()).isNotEqualTo(firstGroup);
  }

  private static String invented(int seed) {
    Random random = new Random(seed);
    StringBuilder sentence = new StringBuilder("The");
    for (int i = 0; i < 11; i++) {
      sentence.append(' ');
      for (int j = 0; j < 6; j++) {
        sentence.append((char) ('a' + random.nextInt(26)));
      }
    }
    return sentence.append('.').toString();
  }

  @Test
  void theSameEventToldIndependentlyIsRelated() {
    copies.next("a", TITLE, FULL);
    WireStory other =
        Copies.message(
            "b",
            "Ghent mayor regrets closure of Vantor paint works",
            "Ghent's mayor said the closure of the Vantor Coatings paint works was a blow to the port"
                + " district. He will ask Marijke Dewaele of Vantor Coatings for help in finding work"
                + " for staff of the Ghent site, he said.",
            NOON.plusSeconds(4000));

    CopyDetector.Decision decision = copies.decide(other);

    assertThat(decision.copy()).isNull();
    assertThat(decision.related()).extracting(r -> r.getStoryId()).containsExactly("a");
    assertThat(decision.related().get(0).getReasons()).anyMatch(r -> r.contains("rare words"));
  }

  @Test
  void aRevisionKeepsItsGroupUnlessItsTextBecameAnotherStory() {
    copies.next("a", TITLE, FULL);
    copies.next("b", TITLE, FULL);
    assertThat(copies.copy("b", TITLE, REWRITTEN).getGroupId()).isEqualTo("a");
    assertThat(copies.next("b", "Orchards", Wires.ORCHARD)).isNull();
    assertThat(copies.next("b", TITLE, REWRITTEN)).as("an original stays one").isNull();
  }

  @Test
  void aRestartRemembersAllAndDecidesAsBefore() {
    Copies straight = new Copies();
    Copies restarted = new Copies();
    Random random = new Random(11);
    Spinner spinner = new Spinner(random);
    for (int i = 0; i < 120; i++) {
      String body = i % 3 == 2 ? spinner.spin(article(i - 2)) : article(i);
      WireStory message = Copies.message("s" + i, "Title " + i, body, NOON.plusSeconds(60L * i));
      Copy expected = straight.next(message);
      if (i % 7 == 0) {
        restarted.restart();
      }
      assertThat(restarted.next(message)).as("story %s", i).isEqualTo(expected);
    }
  }

  private static String article(int seed) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 6; i++) {
      text.append(invented(seed * 31 + i)).append(' ');
    }
    return text.toString();
  }

  /** The shipped seed is a spun copy of an agency's report; this is such a report, by us. */
  @Test
  void theSeedMatchesAnOriginalOfTheSameReportInEitherOrder() throws IOException {
    Path seed = Path.of("../local/src/main/resources/demo/wire/seed.txt");
    Path shared = Corpora.found().root().resolveSibling("seed/000_2ad073dc6eb4be56.txt");
    Path file = Files.exists(seed) ? seed : shared;
    Assumptions.assumeTrue(Files.exists(file), "no seed story here");
    String spun = Files.readString(file);

    Copies forward = new Copies();
    forward.next("agency", "Biden, Xi virtual meeting planned for as soon as next week", AGENCY);
    assertThat(forward.copy("seed", "", spun).getRelation()).isEqualTo(Relation.NEAR);

    Copies backward = new Copies();
    backward.next("seed", "", spun);
    assertThat(
            backward
                .copy(
                    "agency", "Biden, Xi virtual meeting planned for as soon as next week", AGENCY)
                .getRelation())
        .isEqualTo(Relation.NEAR);
  }

  private static final String AGENCY =
      "WASHINGTON, Nov 10 (Northern Wire) - U.S. President Joe Biden and Chinese leader Xi Jinping"
          + " plan to hold a virtual meeting as soon as next week, a person briefed on the matter"
          + " said.\n\nThe White House and the Chinese Embassy in Washington would not confirm that"
          + " the meeting was set for next week.\n\nHarsh diplomatic exchanges with China early in"
          + " the Biden administration unsettled allies, and U.S. officials think that direct"
          + " engagement with Xi is the best way to keep the relationship between the world's two"
          + " largest economies from slipping into conflict.\n\nBoth sides said after talks in the"
          + " Swiss city of Zurich last month between U.S. national security adviser Jake Sullivan"
          + " and China's top diplomat, Yang Jiechi, that they had an agreement in principle to hold"
          + " the virtual meeting before the end of the year.\n\nWashington was aiming for a video"
          + " conference in November given China's COVID-19 restrictions and Xi's reluctance to"
          + " travel, sources said last month.\n\nWhite House deputy press secretary Karine"
          + " Jean-Pierre, asked at a briefing on Monday when the virtual meeting would be, repeated"
          + " that there was an agreement in principle for Biden and Xi to hold it before the year"
          + " is out.\n\nWorking-level discussions to confirm details were under way, she said, but"
          + " gave none.\n\nThe stakes are high. Washington and Beijing have sparred over issues from"
          + " the origins of the pandemic to China's growing nuclear arsenal, yet Biden's team has"
          + " kept expectations of specific results low.\n\nExperts say the two sides could work on"
          + " easing visa restrictions for each other's journalists, and that a deal to reopen the"
          + " consulates in Chengdu and Houston, closed in a diplomatic dispute in 2020, might help"
          + " the mood.\n\nThe Biden administration has said a consulate deal is not under"
          + " discussion ahead of the meeting.\n\nA spokesperson for the White House National"
          + " Security Council said last week the planned meeting was part of U.S. efforts to manage"
          + " competition with China responsibly and not about seeking specific deliverables.";
}
