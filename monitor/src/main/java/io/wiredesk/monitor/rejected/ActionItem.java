package io.wiredesk.monitor.rejected;

import io.wiredesk.monitor.output.Json;
import org.jspecify.annotations.Nullable;

/** What came of dealing with one piece of rejected copy, as JSON has it. */
record ActionItem(String id, ActionResult.Outcome outcome, String detail, @Nullable String again) {
  static ActionItem of(ActionResult result) {
    return new ActionItem(
        result.place().toString(), result.outcome(), result.detail(), Json.text(result.again()));
  }
}
