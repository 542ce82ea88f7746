package io.wiredesk.ingest.format.story;

import static io.wiredesk.ingest.format.Contexts.story;
import static org.assertj.core.api.Assertions.assertThat;

import io.wiredesk.schemas.PubStatus;
import io.wiredesk.schemas.WireStory;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What a message replaces or kills is named as that story itself is, in every format. */
class ReplacesTest {
  private static final String NITF =
      """
      <nitf><head><docdata%s><doc-id id-string="%s"/><du-key key="%s"/></docdata></head>
      <body><body.content><p>A ferry.</p></body.content></body></nitf>
      """;

  private static final String NEWSML =
      """
      <NewsML><NewsEnvelope/><NewsItem><Identification><NewsIdentifier>
      <ProviderId>north.example</ProviderId><DateId>20260301</DateId><NewsItemId>%s</NewsItemId>
      <RevisionId PreviousRevision="0" Update="N">1</RevisionId>
      <PublicIdentifier>urn:newsml:north.example:20260301:%s:1</PublicIdentifier></NewsIdentifier>
      </Identification><NewsManagement>%s</NewsManagement></NewsItem></NewsML>
      """;

  private static final String EMAIL =
      """
      From: a@north.example
      To: b@north.example
      Message-ID: <%s@north.example>
      %sSubject: Ferry

      A ferry.
      """;

  static Stream<Arguments> pairs() {
    return Stream.of(
        Arguments.of(
            "newsml-g2",
            "<newsItem guid='old.1' version='1'/>",
            "<newsItem guid='new.1' version='1'><itemMeta><link rel='irel:replaces' residref='old.1'/>"
                + "<link rel='x:replaces' residref='old.1'/></itemMeta></newsItem>"),
        Arguments.of(
            "newsml-1",
            NEWSML.formatted("OLD", "OLD", ""),
            NEWSML.formatted(
                "NEW",
                "NEW",
                "<AssociatedWith FormalName='Replaces'"
                    + " NewsItem='urn:newsml:north.example:20260301:OLD:1'/>")),
        Arguments.of(
            "nitf",
            NITF.formatted("", "ferry.a", "other"),
            NITF.formatted(
                " management-status='canceled' management-doc-idref='ferry.a'", "ferry.b", "x")),
        Arguments.of(
            "nitf, numbered",
            NITF.formatted("", "ferry-1", "ferry"),
            NITF.formatted(" management-doc-idref='ferry-1'", "tram-1", "tram")),
        Arguments.of(
            "ninjs",
            "{'uri':'https://north.example/ferry?v=1','type':'text'}".replace('\'', '"'),
            "{'uri':'https://north.example/tram','type':'text','replacing':['https://north.example/ferry?v=2']}"
                .replace('\'', '"')),
        Arguments.of(
            "email",
            EMAIL.formatted("1", ""),
            EMAIL.formatted("2", "Supersedes: <1@north.example>\n")));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("pairs")
  void namesTheStoryAsItNamesItself(String format, String old, String replacement) {
    WireStory by = story(replacement);
    assertThat(by.getReplaces()).containsExactly(story(old).getStoryId());
    assertThat(by.getReplaces()).doesNotContain(by.getStoryId());
  }

  @Test
  void anIdrefThatStaysUsableIsNotReplaced() {
    String attributes = " management-doc-idref='ferry.a' management-idref-status='usable'";
    assertThat(story(NITF.formatted(attributes, "ferry.b", "x")).getReplaces()).isEmpty();
  }

  @Test
  void aKillNamesWhatItKills() {
    String attributes = " management-status='canceled' management-doc-idref='ferry.a'";
    WireStory kill = story(NITF.formatted(attributes, "ferry.b", "x"));
    assertThat(kill.getPubStatus()).isEqualTo(PubStatus.canceled);
    assertThat(kill.getReplaces()).containsExactly("demo:ferry.a");
  }
}
