package io.wiredesk.ingest.feed;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleSupplier;

/** Looks into the partners' folders of every feed that has some. */
public final class PullFeeds implements AutoCloseable {
  private final List<Partner> partners;
  private final Turns turns;

  private PullFeeds(List<Partner> partners, Turns turns) {
    this.partners = partners;
    this.turns = turns;
  }

  /**
   * Begins to look.
   *
   * @param maxFileBytes where a feed does not say
   * @param random within 0 and 1
   */
  public static PullFeeds start(
      Map<String, FeedSettings> feeds,
      int maxFileBytes,
      Intake intake,
      Positions positions,
      FeedMeters meters,
      InstantSource clock,
      DoubleSupplier random) {
    PullFeed.Means means = new PullFeed.Means(intake, positions, meters, clock);
    List<Partner> partners = new ArrayList<>();
    List<PullFeed> sources = new ArrayList<>();
    feeds.forEach(
        (name, feed) -> {
          PullSettings pull = feed.pull();
          if (pull != null) {
            Partner partner = new Partner(pull);
            partners.add(partner);
            for (String folder : pull.folders()) {
              Pace pace = new Pace(pull.interval(), pull.interval(), random);
              sources.add(
                  new PullFeed(
                      name,
                      feed,
                      pull,
                      folder,
                      maxFileBytes,
                      () -> partner.open(folder),
                      means,
                      pace));
            }
          }
        });
    return new PullFeeds(partners, Turns.start(sources));
  }

  /** Finishes the turns in hand. */
  @Override
  public void close() {
    turns.close();
    partners.forEach(Partner::close);
  }
}
