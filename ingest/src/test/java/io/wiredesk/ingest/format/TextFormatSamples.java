package io.wiredesk.ingest.format;

import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Samples of the text wires, of mail, and of agencies' JSON. */
final class TextFormatSamples {
  private TextFormatSamples() {}

  static List<FormatSample> all() {
    return List.of(
        new AnpaSample(),
        new IptcSample(),
        new ZczcSample(),
        new AsiaNetSample(),
        new EmailSample(),
        new ApSample(),
        new DigitalWiresSample(),
        new JsonFeedSample());
  }

  /** The date in the format's own way; one that is none as it is. */
  private static String date(String iso, String pattern) {
    try {
      return OffsetDateTime.parse(iso).format(DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH));
    } catch (DateTimeException e) {
      return iso;
    }
  }

  private static int number(String id) {
    return Integer.parseInt(id.substring(id.lastIndexOf(':') + 1));
  }

  /** Messages follow each other in a transmission; of nothing there is none. */
  private interface Transmission extends FormatSample {
    @Override
    default Optional<String> message(List<String> stories) {
      return Optional.of(String.join("", stories));
    }

    @Override
    default Optional<String> none() {
      return Optional.empty();
    }
  }

  private static final class AnpaSample implements Transmission {
    @Override
    public String format() {
      return "anpa-1312";
    }

    @Override
    public String story(String id, String date, String headline, String text) {
      String heading =
          id.isEmpty() ? "" : "f%04d\u001fnordic\r\nu i BC-FERRY".formatted(number(id));
      return "\u0001%s\u0002\r\n%s\r\n    %s\r\n\u0003%s\r\n\u0004\r\n"
          .formatted(heading, headline, text, date(date, "'AP-WF-'MM-dd-yy HHmm'GMT'"));
    }
  }

  private static final class IptcSample implements Transmission {
    @Override
    public String format() {
      return "iptc-7901";
    }

    @Override
    public String story(String id, String date, String headline, String text) {
      String heading = id.isEmpty() ? "" : "abc%03d 3 i 10 x\r\nFerry/\r\n".formatted(number(id));
      return "\u0001%s\u0002\r\n%s\r\n\r\n%s\r\n\u0003%s\r\n\u0004\r\n"
          .formatted(heading, headline, text, date(date, "ddHHmm 'GMT' MMM yy"));
    }
  }

  private static final class ZczcSample implements Transmission {
    @Override
    public String format() {
      return "zczc";
    }

    @Override
    public String story(String id, String date, String headline, String text) {
      return "ZCZC\r\n"
          + (headline.isEmpty() ? "" : "$" + headline + "\r\n")
          + text
          + "\r\nNNNN\r\n";
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

  private static final class AsiaNetSample implements FormatSample {
    @Override
    public String format() {
      return "asianet";
    }

    @Override
    public String story(String id, String date, String headline, String text) {
      if (id.isEmpty() && text.isEmpty()) {
        return "";
      }
      String release = id.isEmpty() ? "" : "MEDIA RELEASE PR%05d\r\n".formatted(number(id));
      return "Source: Ferries\r\n%s%s\r\n\r\nHULL, %s /AsiaNet/ --\r\n\r\n%s\r\n"
          .formatted(release, headline, date(date, "MMM d, yyyy"), text);
    }

    @Override
    public boolean dated() {
      return false;
    }
  }

  private static final class EmailSample implements FormatSample {
    @Override
    public String format() {
      return "email";
    }

    @Override
    public String story(String id, String date, String headline, String text) {
      return "From: Press <press@ferry.invalid>\r\nSubject: %s\r\n%s%s\r\n%s\r\n"
          .formatted(
              headline,
              id.isEmpty() ? "" : "Message-ID: <" + id + ">\r\n",
              date.isEmpty() ? "" : "Date: " + date(date, "EEE, d MMM yyyy HH:mm:ss Z") + "\r\n",
              text);
    }
  }

  private static final class ApSample implements FormatSample {
    @Override
    public String format() {
      return "ap-media";
    }

    @Override
    public String story(String id, String date, String headline, String text) {
      String ids = id.isEmpty() ? "" : "\"altids\":{\"itemid\":\"%032x\"},".formatted(number(id));
      return "{%s\"versioncreated\":\"%s\",\"headline\":\"%s\",\"body_text\":\"%s\"}"
          .formatted(ids, date, headline, text);
    }

    @Override
    public Optional<String> message(List<String> stories) {
      return Optional.of("{\"data\":{\"items\":[" + String.join(",", stories) + "]}}");
    }
  }

  private static final class DigitalWiresSample implements FormatSample {
    @Override
    public String format() {
      return "digitalwires";
    }

    @Override
    public String story(String id, String date, String headline, String text) {
      return ("{\"format\":\"digitalwires@1\",\"urn\":\"%s\",\"version_created\":\"%s\","
              + "\"headline\":\"%s\",\"article_html\":\"%s\"}")
          .formatted(id, date, headline, text);
    }

    @Override
    public Optional<String> message(List<String> stories) {
      return Optional.of("{\"entries\":[" + String.join(",", stories) + "]}");
    }
  }

  private static final class JsonFeedSample implements FormatSample {
    @Override
    public String format() {
      return "json-feed";
    }

    @Override
    public String story(String id, String date, String headline, String text) {
      return "{\"id\":\"%s\",\"date_published\":\"%s\",\"title\":\"%s\",\"content_text\":\"%s\"}"
          .formatted(id, date, headline, text);
    }

    @Override
    public String alone(String one) {
      return "{\"version\":\"https://jsonfeed.org/version/1.1\",\"title\":\"Harbour\",\"items\":["
          + one
          + "]}";
    }

    @Override
    public Optional<String> message(List<String> stories) {
      return Optional.of(alone(String.join(",", stories)));
    }
  }
}
