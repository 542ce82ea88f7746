package io.wiredesk.ingest.format.change;

import static io.wiredesk.ingest.format.Contexts.story;
import static org.assertj.core.api.Assertions.assertThat;

import io.wiredesk.schemas.Change;
import io.wiredesk.schemas.PubStatus;
import io.wiredesk.schemas.WireStory;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What each format says a message is. */
class DeclaredChangeTest {
  private static WireStory g2(String itemMeta, String contentMeta, String text) {
    return story(
"""
<newsItem guid='urn:changes:1' version='2'><itemMeta>%s</itemMeta><contentMeta>%s</contentMeta>
<contentSet><inlineXML><html><body><p>%s</p></body></html></inlineXML></contentSet></newsItem>
"""
            .formatted(itemMeta, contentMeta, text));
  }

  @ParameterizedTest
  @CsvSource({
    "sig:update,update",
    "sig:correction,correction",
    "sig:repeat,repeat",
    "sig:advisory,advisory",
    "tt_sig:replace,update",
    "update:append-major-content,update",
    "edStat:U,update",
    "edStat:C,correction",
    "edStat:N,unknown",
    "nmsig:atomic,unknown"
  })
  void signals(String code, Change change) {
    WireStory story = g2("<signal qcode='" + code + "'/>", "", "A ferry.");
    assertThat(story.getChange()).isEqualTo(change);
    assertThat(story.getPubStatus()).isEqualTo(PubStatus.usable);
  }

  @ParameterizedTest
  @ValueSource(strings = {"sttinstruct:remove", "sig:kill", "edStat:D", "x:Deleted"})
  void signalsOfWithdrawal(String code) {
    assertThat(g2("<signal qcode='" + code + "'/>", "", "A ferry.").getPubStatus())
        .isEqualTo(PubStatus.canceled);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Eds: CORRECTS spelling of pier in 3rd graf|correction",
        "Eds: UPDATES with quotes; CORRECTS name of pier|correction",
        "Eds: UPDATES: With photos.|update",
        "(Refiles to fix link)|refile",
        "Repeats with no changes|repeat",
        "Redaktion: Berichtigt wird der Name im 2. Absatz|correction",
        "Editors: the pier is correct as spelt|unknown",
        "Updated timetables are on the ferry's site|unknown",
        "Photos are on the wire|unknown"
      })
  void notes(String note, Change change) {
    assertThat(g2("<edNote>" + note + "</edNote>", "", "A ferry.").getChange()).isEqualTo(change);
  }

  @ParameterizedTest
  @EnumSource
  void everyRuleIsTheFirstToKnowItsExample(NoteRule rule) {
    assertThat(Stream.of(NoteRule.values()).filter(r -> r.applies(rule.example)).findFirst())
        .contains(rule);
  }

  @Test
  void aNoteByItsRole() {
    String note = "<edNote role='dpaednoterole:correctionshort'>Name im 2. Absatz</edNote>";
    assertThat(g2(note, "", "Eine Fähre.").getChange()).isEqualTo(Change.correction);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "(Corrects tonnage in first paragraph)|correction",
        "(Adds quotes, background)|update",
        "(Refiles to add byline)|refile",
        "(Pictures) A ferry.|unknown",
        "(Corrects|unknown"
      })
  void theBracketAboveTheText(String first, Change change) {
    assertThat(g2("", "", first + "</p><p>A ferry.").getChange()).isEqualTo(change);
  }

  @Test
  void aCorrectionIsOneWhateverStandsBesideIt() {
    String headline = "<headline>UPDATE 3-Ferry back</headline>";
    WireStory story = g2("<signal qcode='sig:correction'/>", headline, "A ferry.");
    assertThat(story.getChange()).isEqualTo(Change.correction);
    assertThat(story.getTakeKey()).isEqualTo("UPDATE 3");
  }

  /** Agencies also tell in such a note what an update adds. */
  @Test
  void aNoteOfCorrectionsWithinAnUpdateIsNone() {
    String note = "<edNote role='dpaednoterole:correctionshort'>%s</edNote>";
    String signal = "<signal qcode='sig:%s'/>";
    assertThat(g2(signal.formatted("update") + note.formatted("Bildhinweis"), "", "A.").getChange())
        .isEqualTo(Change.update);
    assertThat(g2(note.formatted("Neu: mehr Details"), "", "A.").getChange())
        .isEqualTo(Change.update);
    assertThat(g2(signal.formatted("repeat") + note.formatted("Name"), "", "A.").getChange())
        .isEqualTo(Change.correction);
    assertThat(g2(signal.formatted("correction") + note.formatted("Neu: x"), "", "A.").getChange())
        .isEqualTo(Change.correction);
  }

  @Test
  void theTakeBehindTheSlug() {
    String slug = "<slugline>BC-Ferry-Back, 2nd Ld-Writethru, 416</slugline>";
    WireStory story = g2("", slug, "A ferry.");
    assertThat(story.getTakeKey()).isEqualTo("2nd Ld-Writethru");
    assertThat(story.getChange()).isEqualTo(Change.writethru);
  }

  @Test
  void whatIsOnHoldWithoutATimeIsWithheld() {
    WireStory story = g2("", "<headline>HOLD: Ferry back</headline>", "A ferry.");
    assertThat(story.getPubStatus()).isEqualTo(PubStatus.withheld);
    assertThat(story.getPubStatusRaw()).isEqualTo("usable");
    String until = "<embargoed>2026-03-02T06:00:00Z</embargoed>";
    assertThat(g2(until, "<headline>EMBARGOED: Ferry back</headline>", "A ferry.").getPubStatus())
        .as("its embargo says until when")
        .isEqualTo(PubStatus.usable);
  }

  @Test
  void aPreviousRevisionMakesAnUpdate() {
    String item =
"""
<NewsML><NewsEnvelope/><NewsItem><Identification><NewsIdentifier>
<ProviderId>north.example</ProviderId><DateId>20260301</DateId><NewsItemId>F1</NewsItemId>
<RevisionId PreviousRevision="%d" Update="N">%d</RevisionId></NewsIdentifier></Identification>
<NewsManagement/><NewsComponent><NewsLines><HeadLine>Ferry back</HeadLine></NewsLines>
</NewsComponent></NewsItem></NewsML>
""";
    assertThat(story(item.formatted(0, 1)).getChange()).isEqualTo(Change.unknown);
    assertThat(story(item.formatted(1, 2)).getChange()).isEqualTo(Change.update);
  }
}
