package io.wiredesk.ingest.feed.settings;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.wiredesk.ingest.format.Formats;
import io.wiredesk.ingest.format.message.ParseContext;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One feed of the {@code ingest.feeds} section. It may come by several ways at once.
 *
 * @param provider who provides it, where a message does not say
 * @param language BCP 47 tag of stories that declare none
 * @param timeZone zone of times written without one; UTC unless given
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
    @Nullable String provider,
    @Nullable String language,
    ZoneId timeZone,
    @Nullable String format,
    @Nullable Duration expectedInterval,
    @Nullable Integer maxMessageBytes,
    List<String> keys,
    List<SigningSecret> signingSecrets,
    boolean directory,
    @Nullable Double messagesPerSecond,
    @Nullable DropSettings drop,
    @Nullable PollSettings poll,
    @Nullable PullSettings pull) {
  public static final String KEY_PREFIX = "sha256:";

  private static final Pattern KEY = Pattern.compile(KEY_PREFIX + "[0-9a-f]{64}");

  /** A language tag in the rough; what it means is for those that read the stories. */
  private static final Pattern LANGUAGE = Pattern.compile("[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8}){0,5}");

  public FeedSettings {
    keys = List.copyOf(keys);
    signingSecrets = List.copyOf(signingSecrets);
    // Never the key itself in the message: a plain key pasted by mistake is a secret.
    SettingCheck.that(
        keys.stream().allMatch(k -> KEY.matcher(k).matches()),
        "keys: each must be sha256: and 64 lower-case hex digits, the SHA-256 of the bearer key");
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
    SettingCheck.that(
        messagesPerSecond == null || messagesPerSecond > 0,
        "messagesPerSecond: must be more than 0, or left out");
  }

  /** As in the file: what is left out has its default. */
  @JsonCreator
  public static FeedSettings of(
      @JsonProperty("provider") @Nullable String provider,
      @JsonProperty("language") @Nullable String language,
      @JsonProperty("timeZone") @Nullable ZoneId timeZone,
      @JsonProperty("format") @Nullable String format,
      @JsonProperty("expectedInterval") @Nullable Duration expectedInterval,
      @JsonProperty("maxMessageBytes") @Nullable Integer maxMessageBytes,
      @JsonProperty("keys") @Nullable List<String> keys,
      @JsonProperty("signingSecrets") @Nullable List<SigningSecret> signingSecrets,
      @JsonProperty("directory") @Nullable Boolean directory,
      @JsonProperty("messagesPerSecond") @Nullable Double messagesPerSecond,
      @JsonProperty("drop") @Nullable DropSettings drop,
      @JsonProperty("poll") @Nullable PollSettings poll,
      @JsonProperty("pull") @Nullable PullSettings pull) {
    return new FeedSettings(
        provider,
        language,
        timeZone == null ? ZoneOffset.UTC : timeZone,
        format,
        expectedInterval,
        maxMessageBytes,
        keys == null ? List.of() : keys,
        signingSecrets == null ? List.of() : signingSecrets,
        directory != null && directory,
        messagesPerSecond,
        drop,
        poll,
        pull);
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
        provider,
        transport,
        contentType,
        format == null ? hint : format,
        timeZone,
        language,
        fileName,
        null,
        receivedAt);
  }
}
