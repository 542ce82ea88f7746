package io.wiredesk.ingest;

import io.wiredesk.ingest.feed.check.FeedCheck;
import io.wiredesk.ingest.feed.check.Finding;
import io.wiredesk.ingest.feed.settings.FeedSettings;
import io.wiredesk.service.ConfigException;
import io.wiredesk.service.ConfigFile;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Checks one feed of a configuration without taking anything of it. */
public final class IngestCheck {

  private IngestCheck() {}

  /**
   * Looks at one feed.
   *
   * @param sample a file to read as a message of the feed; null for none
   * @return at least one finding, the configuration's first
   */
  public static List<Finding> of(
      ConfigFile file, String name, @Nullable Path sample, InstantSource clock) {
    IngestConfig config;
    try {
      config = file.section("ingest", IngestConfig.class);
    } catch (ConfigException e) {
      return List.of(new Finding(false, "config", String.valueOf(e.getMessage())));
    }
    FeedSettings feed = config.feeds().get(name);
    if (feed == null) {
      String known = String.join(", ", new TreeSet<>(config.feeds().keySet()));
      String instead = known.isEmpty() ? "is empty" : "has " + known;
      return List.of(
          new Finding(false, "config", "no feed '" + name + "'; ingest.feeds " + instead));
    }
    List<Finding> findings = new ArrayList<>();
    findings.add(new Finding(true, "config", describe(name, feed)));
    findings.addAll(
        FeedCheck.of(
            name,
            feed,
            new FeedCheck.Addresses(
                config.listen(),
                config.sftp().listen(),
                config.folders(),
                config.maxInflatedBytes()),
            clock));
    if (sample != null) {
      findings.add(FeedCheck.sample(name, feed, sample, clock));
    }
    return findings;
  }

  private static String describe(String name, FeedSettings feed) {
    return "%s by %s; provider %s, language %s, zone %s, expected every %s"
        .formatted(
            name,
            FeedCheck.waysOf(feed),
            orNone(feed.provider()),
            orNone(feed.language()),
            Objects.requireNonNullElse(feed.timeZone(), "UTC"),
            feed.expectedInterval() == null ? "-" : feed.expectedInterval());
  }

  private static String orNone(@Nullable String text) {
    return text == null ? "-" : text;
  }
}
