package io.wiredesk.ingest.feed;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.wiredesk.ingest.format.ParseContext;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One feed of the {@code ingest.feeds} section.
 *
 * @param provider who provides it, where a message does not say
 * @param language BCP 47 tag of stories that declare none
 * @param timeZone zone of times written without one; UTC unless given
 * @param keys {@code sha256:<hex of the bearer key>}, several for rotation; none closes HTTP push
 * @param directory whether {@code inbox/<feed>/} is watched
 * @param messagesPerSecond pushes taken on average, with bursts of five times as many; null for any
 */
public record FeedSettings(
    @Nullable String provider,
    @Nullable String language,
    ZoneId timeZone,
    List<String> keys,
    boolean directory,
    @Nullable Double messagesPerSecond) {
  static final String KEY_PREFIX = "sha256:";

  private static final Pattern KEY = Pattern.compile(KEY_PREFIX + "[0-9a-f]{64}");

  public FeedSettings {
    keys = List.copyOf(keys);
    // Never the key itself in the message: a plain key pasted by mistake is a secret.
    if (!keys.stream().allMatch(k -> KEY.matcher(k).matches())) {
      throw new IllegalArgumentException(
          "keys: each must be sha256: and 64 lower-case hex digits, the SHA-256 of the bearer key");
    }
    if (messagesPerSecond != null && !(messagesPerSecond > 0)) {
      throw new IllegalArgumentException("messagesPerSecond: must be more than 0, or left out");
    }
  }

  /** As in the file: what is left out has its default. */
  @JsonCreator
  public static FeedSettings of(
      @JsonProperty("provider") @Nullable String provider,
      @JsonProperty("language") @Nullable String language,
      @JsonProperty("timeZone") @Nullable ZoneId timeZone,
      @JsonProperty("keys") @Nullable List<String> keys,
      @JsonProperty("directory") @Nullable Boolean directory,
      @JsonProperty("messagesPerSecond") @Nullable Double messagesPerSecond) {
    return new FeedSettings(
        provider,
        language,
        timeZone == null ? ZoneOffset.UTC : timeZone,
        keys == null ? List.of() : keys,
        directory != null && directory,
        messagesPerSecond);
  }

  ParseContext context(
      String feed,
      String transport,
      @Nullable String contentType,
      @Nullable String format,
      @Nullable String fileName,
      Instant receivedAt) {
    return new ParseContext(
        feed, provider, transport, contentType, format, timeZone, language, fileName, null, receivedAt);
  }
}
