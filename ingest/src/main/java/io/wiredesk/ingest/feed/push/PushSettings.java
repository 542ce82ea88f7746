package io.wiredesk.ingest.feed.push;

import java.time.Duration;

/**
 * Bounds of HTTP push.
 *
 * @param maxBodyBytes of a request as sent
 * @param maxInflatedBytes of a gzip body when inflated
 * @param maxInFlightBytes of all requests together; beyond it senders are told to wait
 * @param maxUnverifiedBytes of the signed requests of one address that are not verified yet
 * @param ackTimeout how long the broker has to acknowledge
 */
public record PushSettings(
    int maxBodyBytes,
    int maxInflatedBytes,
    long maxInFlightBytes,
    long maxUnverifiedBytes,
    Duration ackTimeout) {

  public PushSettings {
    if (maxBodyBytes < 1 || maxInflatedBytes < maxBodyBytes || maxInFlightBytes < 1) {
      throw new IllegalArgumentException(
          "maxBodyBytes must be at least 1 and maxInflatedBytes no less than that");
    }
    if (ackTimeout.compareTo(Duration.ofMillis(100)) < 0) {
      throw new IllegalArgumentException("ackTimeout must be at least PT0.1S");
    }
  }
}
