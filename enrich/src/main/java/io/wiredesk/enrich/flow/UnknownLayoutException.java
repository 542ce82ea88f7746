package io.wiredesk.enrich.flow;

/** State in a layout that this version does not know, as after a rollback to an older one. */
public final class UnknownLayoutException extends UnworkableException {
  private static final long serialVersionUID = 1L;

  UnknownLayoutException(String where, Throwable cause) {
    super(
        ("state in a layout that this enrich does not know, in %s: run the version that wrote it,"
                + " or stop every enrich and run: wiredesk enrich reset")
            .formatted(where),
        cause);
  }
}
