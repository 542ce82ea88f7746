package io.wiredesk.ingest.feed.settings;

import java.time.Duration;

/** Checks of settings; what they throw is shown to the operator behind the key it is about. */
public final class SettingCheck {

  private SettingCheck() {}

  /**
   * @param otherwise one line that names the key, says what is wrong and what to write; no secret
   */
  static void that(boolean holds, String otherwise) {
    if (!holds) {
      throw new IllegalArgumentException(otherwise);
    }
  }

  public static void atLeast(String key, Duration value, Duration least) {
    that(value.compareTo(least) >= 0, key + ": must be at least " + least + ", not " + value);
  }

  public static void atLeast(String key, long value, long least) {
    that(value >= least, key + ": must be at least " + least + ", not " + value);
  }
}
