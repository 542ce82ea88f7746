package io.wiredesk.ingest.feed.push;

import io.wiredesk.ingest.feed.settings.BearerKey;
import io.wiredesk.ingest.feed.settings.FeedSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Who may push what. Only hashes are held. Every comparison takes the same time whether it matches
 * or not, and all of them are made, so that time tells nothing about a key.
 */
final class PushKeys {
  private final List<Credential> all = new ArrayList<>();

  /**
   * A feed's key.
   *
   * @param hash as the configuration has it
   */
  private record Credential(String feed, String hash) {}

  PushKeys(Map<String, FeedSettings> feeds) {
    feeds.forEach(
        (feed, settings) -> settings.keys().forEach(hash -> all.add(new Credential(feed, hash))));
  }

  /** What a key may do with a feed. */
  enum Access {
    /** The key is one of the feed's. */
    GRANTED,
    /** The key is another feed's; whether the feed asked for exists is not told. */
    OTHER_FEED,
    /** There is no key, or nobody's. */
    UNKNOWN_KEY
  }

  Access check(String feed, @Nullable String authorization) {
    String presented = BearerKey.hash(authorization);
    boolean granted = false;
    boolean known = false;
    for (Credential credential : all) {
      boolean matches = BearerKey.same(credential.hash, presented);
      known |= matches;
      granted |= matches && credential.feed.equals(feed);
    }
    return granted ? Access.GRANTED : known ? Access.OTHER_FEED : Access.UNKNOWN_KEY;
  }
}
