package io.wiredesk.ingest.feed.pull;

import io.wiredesk.ingest.feed.AdaptiveInterval;
import io.wiredesk.ingest.feed.FeedServices;
import io.wiredesk.ingest.feed.SourceScheduler;
import io.wiredesk.ingest.feed.settings.FeedSettings;
import io.wiredesk.ingest.feed.settings.PullSettings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleSupplier;

/** Looks into the partners' folders of every feed that has some. */
public final class PullFeeds implements AutoCloseable {
  private final List<PartnerServer> partners;
  private final SourceScheduler scheduler;

  private PullFeeds(List<PartnerServer> partners, SourceScheduler scheduler) {
    this.partners = partners;
    this.scheduler = scheduler;
  }

  /**
   * Begins to look.
   *
   * @param maxFileBytes where a feed does not say
   * @param settleTime how long a file must look the same before it is taken
   * @param random within 0 and 1
   */
  public static PullFeeds start(
      Map<String, FeedSettings> feeds,
      int maxFileBytes,
      Duration settleTime,
      FeedServices services,
      DoubleSupplier random) {
    List<PartnerServer> partners = new ArrayList<>();
    List<PullFeed> sources = new ArrayList<>();
    feeds.forEach(
        (name, feed) -> {
          PullSettings pull = feed.pull();
          if (pull != null) {
            PartnerServer partner = new PartnerServer(pull);
            partners.add(partner);
            for (String folder : pull.folders()) {
              AdaptiveInterval pace =
                  new AdaptiveInterval(pull.interval(), pull.interval(), random);
              sources.add(
                  new PullFeed(
                      name,
                      feed,
                      pull,
                      folder,
                      maxFileBytes,
                      settleTime,
                      () -> partner.open(folder),
                      services,
                      pace));
            }
          }
        });
    return new PullFeeds(partners, SourceScheduler.start(sources, services.meters()));
  }

  /** Finishes the polls in hand. */
  @Override
  public void close() {
    scheduler.close();
    partners.forEach(PartnerServer::close);
  }
}
