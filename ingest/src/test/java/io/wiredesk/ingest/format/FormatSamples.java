package io.wiredesk.ingest.format;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A sample for each format; {@link FormatContractTest} fails where one is missing. */
final class FormatSamples {
  private FormatSamples() {}

  static List<FormatSample> all() {
    return Stream.of(
            Stream.of(new G2(), new Json(), new Text()),
            XmlFormatSamples.all().stream(),
            TextFormatSamples.all().stream())
        .flatMap(s -> s)
        .toList();
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
