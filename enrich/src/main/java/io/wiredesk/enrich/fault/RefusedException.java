package io.wiredesk.enrich.fault;

/** A message that enrich refuses; the processing exception handler makes it a {@code Rejected}. */
public final class RefusedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String code;

  public RefusedException(String code, String reason) {
    super(reason);
    this.code = code;
  }

  /** Machine-readable reason. */
  String code() {
    return code;
  }
}
