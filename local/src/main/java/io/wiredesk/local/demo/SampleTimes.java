package io.wiredesk.local.demo;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Fills in the times that a sample story cannot be shipped with: {@code ${embargo:NAME+PT15S}} is
 * the time 15 seconds after a message with that NAME was first sent, and stays it, so that a resend
 * is byte-equal; {@code ${stamp:NAME}} is the time of sending as a text wire writes it, since a
 * story's number is good for some days only. Bytes outside the placeholders are left as they are,
 * whatever their charset.
 */
final class SampleTimes {
  private static final Pattern PLACE =
      Pattern.compile("\\$\\{(?:embargo:(\\w+)\\+(PT\\w+)|stamp:(\\w+))}");

  /** IPTC 7901, post-text information: day, time, month and year. */
  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("ddHHmm 'GMT' MMM yy", Locale.ENGLISH).withZone(ZoneOffset.UTC);

  private final InstantSource clock;
  private final Map<String, Instant> times = new LinkedHashMap<>();

  SampleTimes(InstantSource clock) {
    this.clock = clock;
  }

  byte[] fill(byte[] text) {
    Matcher place = PLACE.matcher(new String(text, ISO_8859_1));
    return place.replaceAll(this::time).getBytes(ISO_8859_1);
  }

  private String time(MatchResult place) {
    return place.group(3) == null
        ? once(place.group(1), Duration.parse(place.group(2))).toString()
        : STAMP.format(once(place.group(3), Duration.ZERO));
  }

  private Instant once(String name, Duration after) {
    return times.computeIfAbsent(
        name, n -> clock.instant().plus(after).truncatedTo(ChronoUnit.SECONDS));
  }
}
