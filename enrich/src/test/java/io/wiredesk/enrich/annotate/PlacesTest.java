package io.wiredesk.enrich.annotate;

import static org.assertj.core.api.Assertions.assertThat;

import io.wiredesk.schemas.Dateline;
import io.wiredesk.schemas.PlaceMention;
import io.wiredesk.schemas.WireStory;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlacesTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          OSLO, March 2 -                    | Oslo            | NO
          GRAND HARBOUR, Mich., March 2 -    | Grand Harbour   | US
          Port Ellery, British Columbia, Ma  | Port Ellery     | CA
          ZURICH                             | Zurich          | CH
          KINGSTON, Jamaica, March 2 -       | Kingston        | JM
          NEW YORK, March 2 -                | New York        | US
          LONDON, Ontario, March 2 -         | London          | CA
          """)
  void readsTheDateline(String dateline, String name, String code) {
    assertThat(places(Stories.story("The lock will close.").setDateline(dateline(dateline))))
        .containsExactly(new PlaceMention(name, code, "dateline"));
  }

  @Test
  void aDatelineNobodyKnowsKeepsItsName() {
    assertThat(places(Stories.story("It rains.").setDateline(dateline("UPPER ELLERY, March 2 -"))))
        .containsExactly(new PlaceMention("Upper Ellery", null, "dateline"));
  }

  @Test
  void twoPlacesMayStandInOneDateline() {
    assertThat(places(Stories.story("It rains.").setDateline(dateline("OSLO/PARIS, March 2"))))
        .extracting(PlaceMention::getCountryCode)
        .containsExactly("NO", "FR");
  }

  @Test
  void aPeopleStandsForItsCountry() {
    assertThat(places(Stories.story("Swedish exports rose, a Swedish official said.")))
        .containsExactly(new PlaceMention("Sweden", "SE", "mentioned"));
  }

  @Test
  void aCountryNamedInPassingIsLeftOut() {
    assertThat(
            codes(
                Stories.story(
                    "Norway's catch rose, the Norwegian ministry said. Last year it sold"
                        + " some to Chile.")))
        .containsExactly("NO");
  }

  @Test
  void aTownCountsWhereAPlaceIsMeant() {
    assertThat(codes(Stories.story("Bonds fell. Reading is good.").setHeadline("A good read")))
        .isEmpty();
    assertThat(
            codes(
                Stories.story("The plant in Reading closed. Workers in Reading met.")
                    .setHeadline("Plant closes")))
        .containsExactly("GB");
  }

  @Test
  void aRegionTellsWhichNamesakeIsMeant() {
    assertThat(
            codes(
                Stories.story(
                    "Halvard Corp of Birmingham, Ala. said it would stay in Birmingham.")))
        .containsExactly("US");
  }

  @Test
  void namesThatHoldACountryMayMeanNone() {
    assertThat(codes(Stories.story("Gulf of Mexico output rose. Latin American debt fell.")))
        .isEmpty();
  }

  @Test
  void withoutADatelineTheStockMarketTells() {
    assertThat(codes(Stories.story("Halvard <HLVN.OL> said it would pay a dividend.")))
        .containsExactly("NO");
  }

  private static Dateline dateline(String text) {
    return Dateline.newBuilder().setText(text).build();
  }

  private static List<PlaceMention> places(WireStory.Builder story) {
    return Stories.annotate(story).getPlaces();
  }

  private static List<String> codes(WireStory.Builder story) {
    return places(story).stream().map(PlaceMention::getCountryCode).distinct().toList();
  }
}
