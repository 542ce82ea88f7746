package io.wiredesk.ingest.format.message;

/** Ends the reading of one item; never leaves this package, where it becomes an outcome. */
public final class Unreadable extends RuntimeException {
  private final RejectCode code;

  public Unreadable(RejectCode code, String reason) {
    super(reason, null, false, false);
    this.code = code;
  }

  public RejectCode code() {
    return code;
  }

  String reason() {
    return String.valueOf(getMessage());
  }
}
