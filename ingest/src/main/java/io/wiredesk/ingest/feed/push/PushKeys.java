package io.wiredesk.ingest.feed.push;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.wiredesk.ingest.feed.settings.FeedSettings;
import io.wiredesk.service.Sha256;
import java.security.MessageDigest;
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

  private record Credential(String feed, String sha256) {}

  PushKeys(Map<String, FeedSettings> feeds) {
    feeds.forEach(
        (feed, settings) ->
            settings
                .keys()
                .forEach(
                    key ->
                        all.add(
                            new Credential(
                                feed, key.substring(FeedSettings.KEY_PREFIX.length())))));
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
    byte[] presented = Sha256.hex(bearer(authorization).getBytes(UTF_8)).getBytes(UTF_8);
    boolean granted = false;
    boolean known = false;
    for (Credential credential : all) {
      boolean matches = MessageDigest.isEqual(credential.sha256.getBytes(UTF_8), presented);
      known |= matches;
      granted |= matches && credential.feed.equals(feed);
    }
    return granted ? Access.GRANTED : known ? Access.OTHER_FEED : Access.UNKNOWN_KEY;
  }

  private static String bearer(@Nullable String authorization) {
    boolean bearer = authorization != null && authorization.regionMatches(true, 0, "Bearer ", 0, 7);
    return bearer && authorization != null ? authorization.substring(7).strip() : "";
  }
}
