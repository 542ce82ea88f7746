package io.wiredesk.local;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Fills in the times that a sample story cannot be shipped with: {@code ${embargo:NAME+PT15S}} is
 * the time 15 seconds after a message with that NAME was first sent, and stays it, so that a resend
 * is byte-equal. Bytes outside the placeholders are left as they are, whatever their charset.
 */
final class DemoTimes {
  private static final Pattern PLACE = Pattern.compile("\\$\\{embargo:(\\w+)\\+(PT\\w+)}");

  private final InstantSource clock;
  private final Map<String, Instant> embargoes = new LinkedHashMap<>();

  DemoTimes(InstantSource clock) {
    this.clock = clock;
  }

  byte[] fill(byte[] text) {
    Matcher place = PLACE.matcher(new String(text, ISO_8859_1));
    return place.replaceAll(m -> embargo(m.group(1), m.group(2))).getBytes(ISO_8859_1);
  }

  private String embargo(String name, String after) {
    return embargoes
        .computeIfAbsent(
            name, n -> clock.instant().plus(Duration.parse(after)).truncatedTo(ChronoUnit.SECONDS))
        .toString();
  }
}
