package io.wiredesk.ingest.feed;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.wiredesk.ingest.feed.settings.FeedSettings;
import io.wiredesk.service.ConfigFile;
import java.util.Arrays;
import java.util.stream.Collectors;

/** Invented messages and settings for tests. */
public final class FeedSamples {

  private FeedSamples() {}

  public static String item(String uri, String headline) {
    return """
        {"uri":"%s","version":"1","type":"text","pubstatus":"usable",
         "versioncreated":"2026-03-01T10:00:00Z","headline":"%s","language":"en",
         "body_text":"The lock on the old canal opens on Monday."}"""
        .formatted(uri, headline);
  }

  public static byte[] message(String... items) {
    return Arrays.stream(items).collect(Collectors.joining(",", "[", "]")).getBytes(UTF_8);
  }

  /** A message of items of these ids. */
  public static byte[] of(String... uris) {
    return message(
        Arrays.stream(uris).map(uri -> item(uri, "About " + uri)).toArray(String[]::new));
  }

  /** As under {@code ingest.feeds}. */
  public static FeedSettings feed(String yaml) {
    return ConfigFile.parse("feed: " + yaml).section("feed", FeedSettings.class);
  }
}
