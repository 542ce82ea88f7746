package io.wiredesk.ingest.format;

/** Ends the reading of one item; never leaves this package, where it becomes an outcome. */
final class Unreadable extends RuntimeException {
  private final RejectCode code;

  Unreadable(RejectCode code, String reason) {
    super(reason, null, false, false);
    this.code = code;
  }

  RejectCode code() {
    return code;
  }

  String reason() {
    return String.valueOf(getMessage());
  }
}
