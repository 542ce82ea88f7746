package io.wiredesk.ingest.format;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A name that is written in several elements is one name of several words, in every format. */
class NamesInPartsTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<newsItem"
            + " guid='g'><contentMeta><by><first>John</first><last>Smith</last></by></contentMeta>"
            + "</newsItem>",
        "<NewsML><NewsItem><Identification><NewsIdentifier><ProviderId>p</ProviderId><NewsItemId>1"
            + "</NewsItemId></NewsIdentifier></Identification><NewsComponent><NewsLines><ByLine><first>John"
            + "</first><last>Smith</last></ByLine></NewsLines></NewsComponent></NewsItem></NewsML>",
        "<nitf><head><docdata><doc-id"
            + " id-string='k'/></docdata></head><body><body.head><byline><person>"
            + "<name.given>John</name.given><name.family>Smith</name.family></person></byline></body.head>"
            + "</body></nitf>",
        "<rss><channel><item><guid>1</guid><author><first>John</first><last>Smith</last></author></item>"
            + "</channel></rss>",
        "<rss><channel><item><guid>1</guid><dc:creator><first>John</first><last>Smith</last></dc:creator>"
            + "</item></channel></rss>",
        "<feed><entry><id>1</id><author><name><first>John</first><last>Smith</last></name></author></entry>"
            + "</feed>",
        "<RBNews><NewsID>1</NewsID><byLine><first>John</first><last>Smith</last></byLine></RBNews>",
        "<Publish><ContentItem><SystemSlug>1</SystemSlug><Byline><first>John</first><last>Smith</last></Byline>"
            + "</ContentItem></Publish>"
      })
  void areNotGlued(String message) {
    assertThat(Contexts.story(message).getByline()).isEqualTo("John Smith");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Fr<b>e</b><i>e</i>d", "Fr<em>ee</em>d"})
  void butAWordInTwoTypefacesIsOne(String headline) {
    assertThat(
            Contexts.story(
                    "<newsItem guid='g'><contentMeta><headline>%s</headline></contentMeta></newsItem>"
                        .formatted(headline))
                .getHeadline())
        .isEqualTo("Freed");
  }
}
