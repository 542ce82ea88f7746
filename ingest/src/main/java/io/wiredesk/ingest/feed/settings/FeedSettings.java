package io.wiredesk.ingest.feed.settings;

import io.wiredesk.ingest.format.Formats;
import io.wiredesk.ingest.format.message.ParseContext;
import io.wiredesk.schemas.WireSizes;
import io.wiredesk.service.SettingCheck;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One feed of the {@code ingest.feeds} section. It may come by several ways at once.
 *
 * @param source the agency, for stories' ids and for whom orders reach: feeds of one source act on
 *     each other's stories, others never; the feed's own name unless given
 * @param identity what identifies a story that has both a guid and a page; its guid unless given
 * @param provider who provides it, where a message does not say
 * @param language BCP 47 tag of stories that declare none
 * @param timeZone zone of times written without one; null where nobody has said it
 * @param format the only format to try, where the bytes mislead; null finds out
 * @param expectedInterval how long the feed may be silent before it is missed; null for any time
 * @param maxMessageBytes of one message, whichever way it comes; null leaves each way its own bound
 * @param keys {@code sha256:<hex of the bearer key>}, several for rotation; none closes HTTP push
 *     by key
 * @param signingSecrets secrets of Standard Webhooks, an alternative to a key
 * @param directory whether {@code inbox/<feed>/} is watched
 * @param messagesPerSecond pushes taken on average, with bursts of five times as many; null for any
 * @param drop who may upload by SFTP; null for nobody
 * @param poll URLs to ask; null for none
 * @param pull a partner's SFTP folders to look into; null for none
 */
public record FeedSettings(
    @Nullable String source,
    ParseContext.Identity identity,
    @Nullable String provider,
    @Nullable String language,
    @Nullable ZoneId timeZone,
    @Nullable String format,
    @Nullable Duration expectedInterval,
    @Nullable Integer maxMessageBytes,
    List<String> keys,
    List<SigningSecret> signingSecrets,
    Boolean directory,
    @Nullable Double messagesPerSecond,
    @Nullable DropSettings drop,
    @Nullable PollSettings poll,
    @Nullable PullSettings pull) {
  /** A language tag in the rough; what it means is for those that read the stories. */
  private static final Pattern LANGUAGE = Pattern.compile("[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8}){0,5}");

  /** A feed's name is a folder, a path segment, a record key and, unless given, its source. */
  private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9_-]{0,63}");

  public FeedSettings {
    identity = Objects.requireNonNullElse(identity, ParseContext.Identity.GUID);
    SettingCheck.that(
        source == null || isName(source),
        "source: '" + source + "' is none; use a-z, 0-9, - and _, at most 64");
    keys = BearerKey.hashes("keys", keys);
    signingSecrets = SettingCheck.orNone(signingSecrets);
    directory = Objects.requireNonNullElse(directory, false);
    SettingCheck.that(
        language == null || LANGUAGE.matcher(language).matches(),
        "language: '" + language + "' is no BCP 47 tag; write one such as en or pt-BR");
    SettingCheck.that(
        format == null || Formats.names().contains(format),
        "format: there is no '" + format + "'; there are " + Formats.names());
    SettingCheck.that(
        expectedInterval == null || expectedInterval.compareTo(Duration.ofSeconds(1)) >= 0,
        "expectedInterval: must be at least PT1S, or left out");
    SettingCheck.that(
        maxMessageBytes == null || maxMessageBytes > 0,
        "maxMessageBytes: must be at least 1, or left out");
    if (maxMessageBytes != null) {
      SettingCheck.atMost("maxMessageBytes", maxMessageBytes, WireSizes.MESSAGE);
    }
    poll = poll == null ? null : poll.within(maxMessageBytes);
    SettingCheck.that(
        messagesPerSecond == null || messagesPerSecond > 0,
        "messagesPerSecond: must be more than 0, or left out");
  }

  /** Whether a feed or a source may be called so. */
  public static boolean isName(String name) {
    return NAME.matcher(name).matches();
  }

  /** Whether anybody may push to it. */
  public boolean pushed() {
    return !keys.isEmpty() || !signingSecrets.isEmpty();
  }

  /** The ways it may come by, for people. */
  public List<String> ways() {
    List<String> ways = new ArrayList<>();
    if (pushed()) {
      ways.add("push");
    }
    if (directory) {
      ways.add("directory");
    }
    if (drop != null) {
      ways.add("drop");
    }
    if (poll != null) {
      ways.add("poll");
    }
    if (pull != null) {
      ways.add("pull");
    }
    return ways;
  }

  /** The feed's own bound on a message, or else the way's. */
  public int maxMessageBytes(int unlessGiven) {
    return maxMessageBytes == null ? unlessGiven : maxMessageBytes;
  }

  /**
   * How a message of this feed is to be read.
   *
   * @param hint format that the sender names; the feed's own goes before it
   */
  public ParseContext context(
      String feed,
      String transport,
      @Nullable String contentType,
      @Nullable String hint,
      @Nullable String fileName,
      Instant receivedAt) {
    return new ParseContext(
        feed,
        Objects.requireNonNullElse(source, feed),
        identity,
        provider,
        transport,
        contentType,
        format == null ? hint : format,
        timeZone,
        language,
        fileName,
        null,
        receivedAt,
        null);
  }
}
