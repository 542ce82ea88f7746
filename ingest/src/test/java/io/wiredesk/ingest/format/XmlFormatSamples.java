package io.wiredesk.ingest.format;

import java.util.List;
import java.util.Optional;

/** A sample for each format that is written in XML, NewsML-G2 apart. */
final class XmlFormatSamples {
  private XmlFormatSamples() {}

  static List<FormatSample> all() {
    return List.of(
        new Xml(
            "newsml-1",
            "<NewsML><NewsEnvelope/>%s</NewsML>",
            "<NewsItem><Identification><NewsIdentifier><PublicIdentifier>%s</PublicIdentifier>"
                + "</NewsIdentifier></Identification><NewsManagement><ThisRevisionCreated>%s"
                + "</ThisRevisionCreated></NewsManagement><NewsComponent><NewsLines><HeadLine>%s"
                + "</HeadLine></NewsLines><ContentItem><DataContent><nitf><body><body.content><p>%s"
                + "</p></body.content></body></nitf></DataContent></ContentItem></NewsComponent>"
                + "</NewsItem>"),
        new Xml(
            "nitf",
            "",
            "<nitf><head><docdata><doc-id id-string='%s'/><date.issue norm='%s'/></docdata></head>"
                + "<body><body.head><hedline><hl1>%s</hl1></hedline></body.head><body.content><p>%s"
                + "</p></body.content></body></nitf>"),
        new Xml(
            "ritzau",
            "<ListOfRBNews>%s</ListOfRBNews>",
            "<RBNews><NewsID>%s</NewsID><PublishDate>%s</PublishDate><headline>%s</headline>"
                + "<content>%s</content></RBNews>"),
        new Xml(
            "press-release",
            "<releases>%s</releases>",
            "<release id='%s'><publicationDate>%s</publicationDate><title>%s</title><body>%s</body>"
                + "</release>"),
        new Xml(
            "cp-publish",
            "<Publish>%s</Publish>",
            "<ContentItem><SystemSlug>%s</SystemSlug><UpdatedDateTime>%s</UpdatedDateTime><Headline>"
                + "%s</Headline><ContentText>%s</ContentText></ContentItem>"),
        new Xml(
            "ntb-calendar",
            "<result>%s</result>",
            "<document><id>%s</id><!--%s--><title>%s</title><content>%s</content></document>"),
        new Xml(
            "rss",
            "<rss version='2.0'><channel><title>Harbour news</title>%s</channel></rss>",
            "<item><guid>%s</guid><pubDate>%s</pubDate><title>%s</title><description>%s"
                + "</description></item>"),
        new Xml(
            "atom",
            "<feed xmlns='http://www.w3.org/2005/Atom'><title>Harbour news</title>%s</feed>",
            "<entry><id>%s</id><updated>%s</updated><title>%s</title><content>%s</content></entry>"));
  }

  /**
   * A format in XML.
   *
   * @param message what stands around the stories; empty where a message is one story
   * @param story with id, date, headline and text to fill in
   */
  private record Xml(String format, String message, String story) implements FormatSample {
    @Override
    public String story(String id, String date, String headline, String text) {
      return story.formatted(id, date, headline, text);
    }

    @Override
    public String alone(String one) {
      return message.isEmpty() ? one : message.formatted(one);
    }

    @Override
    public Optional<String> message(List<String> stories) {
      return message.isEmpty()
          ? Optional.empty()
          : Optional.of(message.formatted(String.join("\n", stories)));
    }

    @Override
    public boolean dated() {
      return !story.contains("<!--");
    }

    @Override
    public boolean xml() {
      return true;
    }
  }
}
