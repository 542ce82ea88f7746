package io.wiredesk.enrich.flow;

import java.util.Locale;

/** The stages by the names that {@code Rejected} and metrics know them by, which never change. */
public enum StageName {
  REFER,
  DESK,
  REVISE,
  HOLD,
  AUTHORITY,
  ANNOTATE,
  MATCH;

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
