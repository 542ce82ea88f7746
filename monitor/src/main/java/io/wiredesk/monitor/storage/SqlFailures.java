package io.wiredesk.monitor.storage;

import io.wiredesk.monitor.topics.Failures;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;

/** What the database's failures mean to people. */
public final class SqlFailures {
  private static final String CANCELLED = "57014";

  private SqlFailures() {}

  /** Whether the question was too much for its time, so that the same would be so again. */
  public static boolean tookTooLong(SQLException e) {
    return CANCELLED.equals(e.getSQLState());
  }

  /**
   * One line. By SQLSTATE: class 08 is a lost connection, 57P01 to 57P03 a server that stops or
   * starts, 57014 a query cancelled, 42P01 and 42883 a table or function that is missing. A pool
   * that cannot get a connection names no state of its own.
   */
  public static String reason(SQLException e) {
    String state = e.getSQLState() == null ? "" : e.getSQLState();
    if (e instanceof SQLTransientConnectionException || state.startsWith("08")) {
      return "the database does not answer";
    }
    return switch (state) {
      case "57P01", "57P02", "57P03" -> "the database is stopping or starting";
      case CANCELLED -> "the database took too long";
      case "42P01", "42883" ->
          "the tables are missing or older than this console: the sink makes them when it starts";
      default -> Failures.reason(e);
    };
  }
}
