package io.wiredesk.ingest.format;

import java.util.List;
import java.util.Optional;

/** A sample for each format; {@link FormatContractTest} fails where one is missing. */
final class FormatSamples {
  private FormatSamples() {}

  static List<FormatSample> all() {
    return List.of(
        new G2(),
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
            "rss",
            "<rss version='2.0'><channel><title>Harbour news</title>%s</channel></rss>",
            "<item><guid>%s</guid><pubDate>%s</pubDate><title>%s</title><description>%s"
                + "</description></item>"),
        new Xml(
            "atom",
            "<feed xmlns='http://www.w3.org/2005/Atom'><title>Harbour news</title>%s</feed>",
            "<entry><id>%s</id><updated>%s</updated><title>%s</title><content>%s</content></entry>"),
        new Json(),
        new Text());
  }

  private static final class G2 implements FormatSample {
    @Override
    public String format() {
      return "newsml-g2";
    }

    @Override
    public String story(String id, String date, String headline, String text) {
      return ("<newsItem guid='%s' version='1'><itemMeta><versionCreated>%s</versionCreated>"
              + "</itemMeta><contentMeta><headline>%s</headline></contentMeta><contentSet>"
              + "<inlineXML><html><body><p>%s</p></body></html></inlineXML></contentSet></newsItem>")
          .formatted(id, date, headline, text);
    }

    @Override
    public Optional<String> message(List<String> stories) {
      return Optional.of(
          "<newsMessage><itemSet>" + String.join("\n", stories) + "</itemSet></newsMessage>");
    }

    @Override
    public boolean xml() {
      return true;
    }
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
    public boolean xml() {
      return true;
    }
  }

  private static final class Json implements FormatSample {
    @Override
    public String format() {
      return "ninjs";
    }

    @Override
    public String story(String id, String date, String headline, String text) {
      return ("{\"uri\":\"%s\",\"version\":\"1\",\"versioncreated\":\"%s\",\"headline\":\"%s\","
              + "\"body_text\":\"%s\"}")
          .formatted(id, date, headline, text);
    }

    @Override
    public Optional<String> message(List<String> stories) {
      return Optional.of("{\"items\":[" + String.join(",", stories) + "]}");
    }
  }

  private static final class Text implements FormatSample {
    @Override
    public String format() {
      return "text";
    }

    @Override
    public String story(String id, String date, String headline, String text) {
      return text.isEmpty() ? "" : " date " + date.split("T", 2)[0] + " " + text;
    }

    @Override
    public boolean identified() {
      return false;
    }

    @Override
    public boolean dated() {
      return false;
    }
  }
}
