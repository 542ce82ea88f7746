package io.wiredesk.ingest.format.change;

import static org.assertj.core.api.Assertions.assertThat;

import io.wiredesk.schemas.Change;
import io.wiredesk.schemas.PubStatus;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class HeadlineTagTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "CORRECTED-Ferry back in service|correction|CORRECTED",
        "CORRECTED-UPDATE 2-Ferry back in service|correction|CORRECTED-UPDATE 2",
        "REFILE-CORRECTED-Ferry back|correction|REFILE-CORRECTED",
        "REFILE-UPDATE 1-Ferry back|refile|REFILE-UPDATE 1",
        "RPT-FACTBOX-Ferries of the north|repeat|RPT-FACTBOX",
        "EXCLUSIVE-UPDATE 3-Ferry back|update|EXCLUSIVE-UPDATE 3",
        "UPDATE 2-FERRY BACK|update|UPDATE 2",
        "2ND LD-WRITETHRU: Ferry back|writethru|2ND LD-WRITETHRU",
        "KORREKTUR: Fähre fährt wieder|correction|KORREKTUR",
        "*** CORRECTED *** Ferry back|correction|CORRECTED",
        "(Lead) Ferry back|update|Lead",
        "Ferry back (2nd lead)|update|2nd lead",
        "Fähre fährt wieder (Berichtigung)|correction|Berichtigung",
        "CORRECTING and REPLACING Ferry Line Opens|correction|CORRECTING and REPLACING",
        "CORRECTING AND REPLACING: Ferry Line Opens|correction|CORRECTING AND REPLACING",
        "CORRECTION FROM SOURCE: Ferry Line Opens|correction|CORRECTION FROM SOURCE",
        "DISREGARD RELEASE: Ferry Line Inc.|advisory|DISREGARD RELEASE",
        "REPEAT|repeat|REPEAT"
      })
  void saysWhatTheMessageIs(String headline, Change change, String key) {
    assertThat(HeadlineTag.of(headline).map(ChangeMarker::change).orElse(null)).isEqualTo(change);
    assertThat(HeadlineTag.of(headline).map(ChangeMarker::key).orElse(null)).isEqualTo(key);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "STORY WITHDRAWN-Ferry back",
        "STORY WITHDRAWN - FERRY BACK",
        "KILL: Ferry back",
        "MANDATORY KILL - Ferry back",
        "WITHDRAWN",
        "CORRECTED-STORY WITHDRAWN-Ferry back"
      })
  void withdrawals(String headline) {
    assertThat(HeadlineTag.of(headline).map(ChangeMarker::status)).contains(PubStatus.canceled);
  }

  @ParameterizedTest
  @EnumSource
  void everyRuleIsTheFirstToKnowItsExample(MarkerRule rule) {
    assertThat(MarkerRule.of(rule.example)).contains(rule);
  }

  @Test
  void holds() {
    assertThat(HeadlineTag.of("HOLD: Ferry back").map(ChangeMarker::status))
        .contains(PubStatus.withheld);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "KILL-ZONE WIDENS AROUND HARBOUR",
        "REPEAT-OFFENDER LAW GOES TO HOUSE",
        "LEAD-ZINC OUTPUT RISES",
        "HOLD-up at a bank",
        "Kill the bill, say ferry crews",
        "Update on the ferry",
        "UPDATED ROADS ACT",
        "CORRECTIONS CHIEF QUITS",
        "Withdrawn: the ferry that never sailed",
        "Ferry line to close (withdrawn)",
        "FERRY LINE - A CORRECTION IN THE MAKING",
        "LEAD FUTURES - CLOSE",
        ""
      })
  void headlinesThatAreNoTags(String headline) {
    assertThat(HeadlineTag.of(headline).filter(ChangeMarker::isTelling)).isEmpty();
  }
}
