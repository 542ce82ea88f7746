package io.wiredesk.service;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Checks of settings; what they throw is shown to the operator behind the key it is about. */
public final class SettingCheck {

  private SettingCheck() {}

  /**
   * Refuses what does not hold.
   *
   * @param otherwise one line that names the key, says what is wrong and what to write; no secret
   */
  public static void that(boolean holds, String otherwise) {
    if (!holds) {
      throw new IllegalArgumentException(otherwise);
    }
  }

  /** A list that may be left out. */
  public static <T> List<T> orNone(@Nullable List<T> list) {
    return list == null ? List.of() : List.copyOf(list);
  }

  public static void atLeast(String key, Duration value, Duration least) {
    that(value.compareTo(least) >= 0, key + ": must be at least " + least + ", not " + value);
  }

  public static void atLeast(String key, long value, long least) {
    that(value >= least, key + ": must be at least " + least + ", not " + value);
  }

  public static void atMost(String key, long value, long most) {
    that(value <= most, key + ": must be at most " + most + ", not " + value);
  }
}
