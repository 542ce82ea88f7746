package io.wiredesk.monitor.needs;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Why somebody is needed; the earlier in this list, the more dangerous. */
public enum NeedKind {
  /** A story was killed, and copies of it are not. */
  KILL,
  /** A message is held although its embargo is past. */
  EMBARGO,
  /** A part of the pipeline does not answer. */
  AWAY,
  /** A reader of ours stands still, or falls behind. */
  READER,
  /** A feed should have sent by now. */
  SILENT,
  /** A message is neither stored nor anything else, and nothing is behind. */
  LOST,
  /** Copy was rejected, and nobody looked at it. */
  REJECTED,
  /** An order names a story that its source never sent. */
  ORDER;

  /** Lower case, as JSON shows it. */
  @JsonValue
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
