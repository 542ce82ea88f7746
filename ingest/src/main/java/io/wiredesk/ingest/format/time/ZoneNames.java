package io.wiredesk.ingest.format.time;

import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Zones by the letters that news wires use. Each is a fixed offset, since the letters themselves
 * say whether it is summer.
 */
public final class ZoneNames {
  private static final Map<String, Integer> MINUTES_EAST =
      Map.ofEntries(
          Map.entry("Z", 0),
          Map.entry("UT", 0),
          Map.entry("UTC", 0),
          Map.entry("GMT", 0),
          Map.entry("WEZ", 0),
          Map.entry("WET", 0),
          Map.entry("BST", 60),
          Map.entry("MEZ", 60),
          Map.entry("CET", 60),
          Map.entry("MESZ", 120),
          Map.entry("CEST", 120),
          Map.entry("EET", 120),
          Map.entry("SAST", 120),
          Map.entry("EEST", 180),
          Map.entry("MSK", 180),
          Map.entry("HKT", 480),
          Map.entry("SGT", 480),
          Map.entry("AWST", 480),
          Map.entry("JST", 540),
          Map.entry("KST", 540),
          Map.entry("ACST", 570),
          Map.entry("AEST", 600),
          Map.entry("ACDT", 630),
          Map.entry("AEDT", 660),
          Map.entry("NZST", 720),
          Map.entry("NZDT", 780),
          Map.entry("NDT", -150),
          Map.entry("NST", -210),
          Map.entry("ADT", -180),
          Map.entry("AST", -240),
          Map.entry("EDT", -240),
          Map.entry("EST", -300),
          Map.entry("CDT", -300),
          Map.entry("CST", -360),
          Map.entry("MDT", -360),
          Map.entry("MST", -420),
          Map.entry("PDT", -420),
          Map.entry("PST", -480));

  private ZoneNames() {}

  public static Optional<ZoneId> of(String letters) {
    Integer minutes = MINUTES_EAST.get(letters.strip().toUpperCase(Locale.ROOT));
    return minutes == null
        ? Optional.empty()
        : Optional.of(ZoneOffset.ofTotalSeconds(minutes * 60));
  }
}
