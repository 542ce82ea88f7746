package io.wiredesk.schemas;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StoryIdTest {
  @ParameterizedTest
  @CsvSource({
    "dpa:eca100@2026-03-01, dpa, eca100@2026-03-01",
    "dpa:urn:newsml:dpa.com:20260301:99, dpa, urn:newsml:dpa.com:20260301:99",
    "nobody's, '', nobody's"
  })
  void whatStandsBeforeTheFirstColonIsTheSource(String text, String source, String identity) {
    StoryId id = StoryId.of(text);
    assertThat(id).isEqualTo(new StoryId(source, identity)).hasToString(text);
    assertThat(StoryId.sourceOf(text)).isEqualTo(source);
  }
}
