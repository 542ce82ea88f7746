package io.wiredesk.ingest.format.message;

import com.fasterxml.jackson.annotation.JsonCreator;
import io.wiredesk.schemas.TraceContext;
import io.wiredesk.service.SettingCheck;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a message before it is read: the feed it came through and the sender's hints.
 *
 * @param feed id of the feed, from its credential or folder, never from the payload
 * @param source within which identifiers mean something; feeds of one agency share it
 * @param identity what tells one story from another where a message has several
 * @param provider who provides the feed, used where a message does not say
 * @param transport http, directory, …
 * @param contentType media type as the sender gave it, parameters included; a hint
 * @param format name of the only format to try; null sniffs
 * @param feedZone the feed's zone, in which times are that are written without one; null where
 *     nobody has said it
 * @param language BCP 47 tag of stories that declare no language
 * @param fileName file name the message came with
 * @param sentAt the sender's own time of the message, such as a file's modification time; completes
 *     dates that are written without a year
 * @param receivedAt when it was received
 * @param trace the trace that its sender says it belongs to
 */
public record ParseContext(
    String feed,
    String source,
    Identity identity,
    @Nullable String provider,
    String transport,
    @Nullable String contentType,
    @Nullable String format,
    @Nullable ZoneId feedZone,
    @Nullable String language,
    @Nullable String fileName,
    @Nullable Instant sentAt,
    Instant receivedAt,
    @Nullable TraceContext trace) {
  private static final ZoneId LAST_ON_EARTH = ZoneOffset.ofHours(-12);

  /** What identifies a story that has both an id and a page. */
  public enum Identity {
    /** Its guid or id. */
    GUID,
    /** The address of its page, where a feed's guids change with the story. */
    LINK;

    @JsonCreator
    static Identity of(String text) {
      SettingCheck.that(text.equals("guid") || text.equals("link"), "must be guid or link");
      return text.equals("link") ? LINK : GUID;
    }
  }

  public ParseContext {
    Objects.requireNonNull(feed, "feed");
    Objects.requireNonNull(source, "source");
    Objects.requireNonNull(identity, "identity");
    Objects.requireNonNull(transport, "transport");
    Objects.requireNonNull(receivedAt, "receivedAt");
  }

  /** The zone of times that are written without one; UTC unless the feed's is set. */
  public ZoneId zone() {
    return Objects.requireNonNullElse(feedZone, ZoneOffset.UTC);
  }

  /**
   * The zone of an embargo that is written without one: where the feed's is not set, the last on
   * earth to reach that time, since to wait too long breaks no embargo.
   */
  public ZoneId embargoZone() {
    return Objects.requireNonNullElse(feedZone, LAST_ON_EARTH);
  }

  /** The day by which dates without a year are completed: of sending where known. */
  public LocalDate day() {
    return Objects.requireNonNullElse(sentAt, receivedAt).atZone(zone()).toLocalDate();
  }

  /** As this, with the sender's own time of the message. */
  public ParseContext sentAt(Instant time) {
    return with(time, trace);
  }

  /** As this, as a part of that trace. */
  public ParseContext in(Optional<TraceContext> of) {
    return with(sentAt, of.orElse(null));
  }

  private ParseContext with(@Nullable Instant sent, @Nullable TraceContext of) {
    return new ParseContext(
        feed,
        source,
        identity,
        provider,
        transport,
        contentType,
        format,
        feedZone,
        language,
        fileName,
        sent,
        receivedAt,
        of);
  }
}
