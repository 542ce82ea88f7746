package io.wiredesk.ingest.feed;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.Locale;

/**
 * Counters of what happens before a message is one, by feed:
 *
 * <ul>
 *   <li>{@code wiredesk_ingest_polls_total}, by outcome: every question to a polled URL or folder
 *   <li>{@code wiredesk_ingest_unchanged_total}: items and files that were there before, and were
 *       not taken again
 *   <li>{@code wiredesk_ingest_uploads_total}, by outcome: every upload that ended
 *   <li>{@code wiredesk_ingest_logins_total}, by outcome: attempts at the SFTP server; the feed is
 *       left out where it is nobody's
 *   <li>{@code wiredesk_ingest_refused_total}, by why: connections and signed bodies of one address
 *       beyond what it may have before it is known who it is
 *   <li>{@code wiredesk_ingest_positions_unsaved_total}: positions that are saved later
 *   <li>{@code wiredesk_ingest_source_faults_total}, by source: polls that a fault of ours ended,
 *       and files that met one or could not be read, moved or removed; the log names the file
 * </ul>
 */
public final class FeedMeters {
  private final MeterRegistry registry;

  public FeedMeters(MeterRegistry registry) {
    this.registry = registry;
  }

  /** How a question to a source ended. */
  public enum Poll {
    NEWS,
    NOTHING_NEW,
    NOT_MODIFIED,
    /** "Not modified" was said although something was. */
    LIED,
    FAILED,
    NOT_ACKNOWLEDGED
  }

  /** How an upload ended. */
  public enum Upload {
    TAKEN,
    NOT_ACKNOWLEDGED,
    /** The connection ended before the file did. */
    BROKEN_OFF,
    TOO_LARGE,
    DISK_FULL,
    /** Not begun: under a name that cannot be, or that somebody else is writing. */
    REFUSED
  }

  /** How an attempt to log in ended. */
  public enum Login {
    ACCEPTED,
    WRONG,
    /** Not looked at after too many wrong ones. */
    TOO_MANY
  }

  public void poll(String feed, String transport, Poll outcome) {
    registry
        .counter(
            "wiredesk.ingest.polls", "feed", feed, "transport", transport, "outcome", name(outcome))
        .increment();
  }

  public void unchanged(String feed, String transport, int items) {
    registry
        .counter("wiredesk.ingest.unchanged", "feed", feed, "transport", transport)
        .increment(items);
  }

  public void upload(String feed, Upload outcome) {
    registry.counter("wiredesk.ingest.uploads", "feed", feed, "outcome", name(outcome)).increment();
  }

  /**
   * Counts an attempt to log in.
   *
   * @param feed empty where there is none of that name: names that somebody made up are no labels
   */
  public void login(String feed, Login outcome) {
    registry.counter("wiredesk.ingest.logins", "feed", feed, "outcome", name(outcome)).increment();
  }

  /** Why somebody unknown was sent away. */
  public enum Refusal {
    CONNECTIONS,
    UNVERIFIED_BYTES,
    SFTP_SESSIONS
  }

  public void refused(Refusal why) {
    registry.counter("wiredesk.ingest.refused", "why", name(why)).increment();
  }

  public void positionUnsaved(String feed) {
    registry.counter("wiredesk.ingest.positions.unsaved", "feed", feed).increment();
  }

  public void sourceFault(String source) {
    registry.counter("wiredesk.ingest.source.faults", "source", source).increment();
  }

  private static String name(Enum<?> outcome) {
    return outcome.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
