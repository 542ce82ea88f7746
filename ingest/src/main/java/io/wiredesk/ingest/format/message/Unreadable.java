package io.wiredesk.ingest.format.message;

/** Ends the reading of one item, or of a message; becomes an outcome and goes no further. */
public final class Unreadable extends RuntimeException {
  private final RejectCode code;

  public Unreadable(RejectCode code, String reason) {
    super(reason, null, false, false);
    this.code = code;
  }

  public RejectCode code() {
    return code;
  }

  public String reason() {
    return String.valueOf(getMessage());
  }
}
