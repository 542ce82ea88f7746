package io.wiredesk.monitor.rejected;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** The two ways back into the pipeline. */
enum ReplayVia {
  /** Its bytes go to ingest: it was never parsed. */
  INGEST,
  /** Its message goes onto {@code wire.raw} once more: a later stage failed on it. */
  RAW;

  @JsonValue
  String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
