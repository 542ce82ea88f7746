package io.wiredesk.monitor.feeds;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Whether a feed can be heard. */
public enum FeedState {
  /** It sends as it should. */
  LIVE,
  /** It should have sent by now. */
  SILENT,
  /** Its rhythm is not known, so nobody can say that it is silent. */
  LEARNING,
  /** It is configured, and no message has come. */
  UNSEEN;

  /** Lower case, as tables and JSON show it. */
  @JsonValue
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
