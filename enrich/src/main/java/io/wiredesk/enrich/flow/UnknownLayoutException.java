package io.wiredesk.enrich.flow;

/**
 * State in a layout that this version does not know, as after a rollback to an older one: no
 * record's fault, and nothing that waiting would mend.
 */
public final class UnknownLayoutException extends IllegalStateException {
  private static final long serialVersionUID = 1L;

  UnknownLayoutException(String where, Throwable cause) {
    super(
        ("state in a layout that this enrich does not know, in %s: run the version that wrote it,"
                + " or start with an empty state, see CHANGELOG.md")
            .formatted(where),
        cause);
  }
}
