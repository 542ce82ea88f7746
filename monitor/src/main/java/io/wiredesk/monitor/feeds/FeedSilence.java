package io.wiredesk.monitor.feeds;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * How a feed's silence stands.
 *
 * @param intervalSeconds usual seconds between messages now
 * @param silentAt when it counts as silent if nothing comes
 * @param since its last message before the silence
 */
record FeedSilence(
    FeedState state,
    OptionalDouble intervalSeconds,
    Optional<Instant> silentAt,
    Optional<Instant> since) {}
