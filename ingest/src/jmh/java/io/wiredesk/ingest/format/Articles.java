package io.wiredesk.ingest.format;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Collections;

/** The story that is measured, in every format. */
final class Articles {
  private static final String PARAGRAPH =
      "The ferry between the two islands sails again after a winter in the yard, its owner said on"
          + " Sunday, with a new engine, 140 seats and a café. It carried 212,000 people last year.";
  private static final int PARAGRAPHS = 16;

  private Articles() {}

  static byte[] in(String format) {
    FormatSample sample =
        FormatSamples.all().stream()
            .filter(s -> s.format().equals(format))
            .findFirst()
            .orElseThrow(() -> new IllegalArgumentException(format));
    String between = sample.xml() ? "</p><p>" : json(format) ? "</p><p>" : "\r\n\r\n    ";
    String text = String.join(between, Collections.nCopies(PARAGRAPHS, PARAGRAPH));
    String story = sample.story("urn:contract:1", "2026-03-01T10:00:00Z", "Ferry back", text);
    return sample.alone(escaped(format, story)).getBytes(UTF_8);
  }

  private static boolean json(String format) {
    return format.equals("ninjs") || format.equals("ap-media") || format.equals("digitalwires");
  }

  /** In these the paragraphs' tags are text. */
  private static String escaped(String format, String story) {
    return switch (format) {
      case "rss", "atom", "ritzau", "press-release", "ntb-calendar", "cp-publish" ->
          story.replace("</p><p>", "&lt;/p&gt;&lt;p&gt;");
      default -> story;
    };
  }
}
