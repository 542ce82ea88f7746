package io.wiredesk.sink.postgres;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** What a failed statement means for the batch, by SQLSTATE (PostgreSQL manual, appendix A). */
enum SqlFault {
  /** The row itself is refused: report it and go on with its neighbours. */
  DATA,
  /** The database is away, busy or full: the same batch may pass later. */
  TRANSIENT,
  /** Only a person can put it right: wrong password, missing right, somebody else's schema. */
  LASTING;

  static SqlFault of(SQLException failure) {
    for (SQLException e = failure; e != null; e = e.getNextException()) {
      String state = e.getSQLState();
      if (state != null && state.length() == 5) {
        return ofState(state);
      }
    }
    return TRANSIENT;
  }

  private static SqlFault ofState(String state) {
    // 25006: a standby that took over is not writable yet. 54xxx: over a limit, such as a key of 3
    // kB.
    return switch (state.substring(0, 2)) {
      case "22", "23", "54" -> DATA;
      case "28", "3D", "3F", "42", "0A" -> LASTING;
      default -> TRANSIENT;
    };
  }

  static String describe(SQLException failure) {
    @Nullable String state = failure.getSQLState();
    return "SQLSTATE " + (state == null ? "unknown" : state);
  }
}
