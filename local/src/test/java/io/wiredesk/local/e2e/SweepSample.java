package io.wiredesk.local.e2e;

import io.wiredesk.local.demo.SampleWire;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/**
 * A message of one format with many of the format's fields filled in, for the hostile sweep.
 *
 * @param format its name, as {@code --format} takes it
 * @param type the media type of its push
 * @param id what of it tells one story from another, empty where that must not be changed
 */
record SweepSample(String format, String type, String text, String id) {
  private static final String XML = "application/xml";
  private static final String JSON = "application/json";
  private static final String TEXT = "text/plain; charset=utf-8";

  static List<SweepSample> all() throws IOException {
    return List.of(
        demo("newsml-g2", XML, "harbour-1.xml", "MP4101"),
        demo("newsml-1", XML, "tram.newsml1.xml", ""),
        demo("nitf", XML, "glass.nitf.xml", ""),
        demo("rss", XML, "weather.rss.xml", ""),
        own("rss", XML, "rdf.xml"),
        demo("atom", XML, "museum.atom.xml", ""),
        own("ritzau", XML, "ritzau.xml"),
        own("press-release", XML, "press-release.xml"),
        own("ntb-calendar", XML, "ntb-calendar.xml"),
        own("cp-publish", XML, "cp-publish.xml"),
        own("json-feed", JSON, "jsonfeed.json"),
        demo("ap-media", JSON, "radio.ap.json", ""),
        demo("digitalwires", JSON, "lake.digitalwires.json", ""),
        own("ninjs", JSON, "ninjs.json"),
        demo("anpa-1312", TEXT, "quarry.anpa.txt", ""),
        demo("iptc-7901", TEXT, "orchard.iptc7901.txt", ""),
        own("zczc", TEXT, "zczc.txt"),
        own("asianet", TEXT, "asianet.txt"),
        demo("email", "message/rfc822", "bridge.eml", ""),
        demo("text", TEXT, "ferry-gazette.txt", ""));
  }

  private static SweepSample demo(String format, String type, String file, String id)
      throws IOException {
    byte[] bytes = SampleWire.resource("wire/" + file);
    return new SweepSample(format, type, new String(bytes, StandardCharsets.UTF_8), id);
  }

  private static SweepSample own(String format, String type, String file) throws IOException {
    try (InputStream in = SweepSample.class.getResourceAsStream("/sweep/" + file)) {
      byte[] bytes = Objects.requireNonNull(in, file).readAllBytes();
      return new SweepSample(format, type, new String(bytes, StandardCharsets.UTF_8), "SWEEPID");
    }
  }
}
