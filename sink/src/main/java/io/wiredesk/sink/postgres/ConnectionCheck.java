package io.wiredesk.sink.postgres;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * Logs in with settings that are about to be used, so that whoever sets up the connector is told at
 * once what only a person can put right. A database that is away is no fault of the settings.
 */
public final class ConnectionCheck {
  private static final int SECONDS = 5;
  private static final String MAY_CREATE =
      "SELECT CASE WHEN to_regnamespace(?) IS NULL"
          + " THEN has_database_privilege(current_database(), 'CREATE')"
          + " ELSE has_schema_privilege(?, 'CREATE') END";

  private ConnectionCheck() {}

  /** By key, what is wrong and how to put it right; empty when all is well, or cannot be known. */
  public static Map<String, String> faults(PostgresSinkConfig config) {
    PGSimpleDataSource source = Database.source(config, SECONDS);
    source.setConnectTimeout(SECONDS);
    source.setLoginTimeout(SECONDS);
    try (Connection connection = source.getConnection();
        PreparedStatement statement = connection.prepareStatement(MAY_CREATE)) {
      statement.setString(1, config.schema());
      statement.setString(2, config.schema());
      try (ResultSet answer = statement.executeQuery()) {
        return answer.next() && !answer.getBoolean(1) ? mayNotCreate(config) : Map.of();
      }
    } catch (SQLException e) {
      return refusal(config, e);
    }
  }

  private static Map<String, String> mayNotCreate(PostgresSinkConfig config) {
    return Map.of(
        PostgresSinkConfig.USER,
        "'%s' may not create tables in schema '%s'; GRANT CREATE, or make it the schema's owner"
            .formatted(config.user(), config.schema()));
  }

  private static Map<String, String> refusal(PostgresSinkConfig config, SQLException failure) {
    if (SqlFault.of(failure) != SqlFault.LASTING) {
      return Map.of();
    }
    String state = String.valueOf(failure.getSQLState());
    if (state.startsWith("28")) {
      return Map.of(
          PostgresSinkConfig.PASSWORD,
          "the database does not let '%s' in with it (%s); check user and password"
              .formatted(config.user(), SqlFault.describe(failure)));
    }
    return Map.of(
        PostgresSinkConfig.URL,
        "the database refuses it (%s): %s"
            .formatted(SqlFault.describe(failure), failure.getMessage()));
  }
}
