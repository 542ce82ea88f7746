package io.wiredesk.monitor.storage;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.wiredesk.monitor.topics.UnavailableException;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Asks the sink's tables for the console: values always bound, a few seconds at most; that nothing
 * is written the pool sees to. A row becomes a JSON object with a field a column, named in camel
 * case; times are ISO-8601 in UTC to the microsecond. Thread-safe. Not final, for the test that has
 * the database explain each query.
 */
public class StorageQueries {
  private static final int SECONDS = 4;
  private static final Pattern UNDERSCORE = Pattern.compile("_(.)");
  private static final ObjectMapper JSON = new ObjectMapper();

  private final DataSource database;

  public StorageQueries(DataSource database) {
    this.database = database;
  }

  /**
   * Asks the database; a row each, by column name.
   *
   * @param values bound in this order
   * @throws UnavailableException when there is no answer, or none in time
   */
  public List<ObjectNode> rows(String sql, @Nullable Object... values) {
    try (Connection connection = database.getConnection();
        PreparedStatement query = connection.prepareStatement(sql)) {
      query.setQueryTimeout(SECONDS);
      for (int i = 0; i < values.length; i++) {
        query.setObject(i + 1, values[i]);
      }
      try (ResultSet found = query.executeQuery()) {
        return rows(found);
      }
    } catch (SQLException e) {
      String remedy = SqlFailures.tookTooLong(e) ? ": narrow the search" : "";
      throw new UnavailableException(SqlFailures.reason(e) + remedy, e);
    }
  }

  private static List<ObjectNode> rows(ResultSet found) throws SQLException {
    ResultSetMetaData columns = found.getMetaData();
    List<ObjectNode> rows = new ArrayList<>();
    while (found.next()) {
      ObjectNode row = JsonNodeFactory.instance.objectNode();
      for (int i = 1; i <= columns.getColumnCount(); i++) {
        put(row, camel(columns.getColumnLabel(i)), found, i, columns);
      }
      rows.add(row);
    }
    return rows;
  }

  private static void put(
      ObjectNode row, String name, ResultSet found, int column, ResultSetMetaData columns)
      throws SQLException {
    if (found.getObject(column) == null) {
      row.putNull(name);
      return;
    }
    switch (columns.getColumnType(column)) {
      case Types.INTEGER, Types.BIGINT, Types.SMALLINT -> row.put(name, found.getLong(column));
      case Types.DOUBLE, Types.REAL -> row.put(name, found.getDouble(column));
      case Types.BIT, Types.BOOLEAN -> row.put(name, found.getBoolean(column));
      case Types.TIMESTAMP, Types.TIMESTAMP_WITH_TIMEZONE -> {
        Timestamp time = found.getTimestamp(column);
        row.put(name, time == null ? null : time.toInstant().toString());
      }
      case Types.ARRAY -> row.set(name, array(found.getArray(column)));
      default -> {
        if (columns.getColumnTypeName(column).equals("jsonb")) {
          putJson(row, name, String.valueOf(found.getString(column)));
        } else {
          row.put(name, found.getString(column));
        }
      }
    }
  }

  private static void putJson(ObjectNode row, String name, String json) {
    try {
      row.set(name, JSON.readTree(json));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("column " + name + " holds JSON that does not parse", e);
    }
  }

  private static ArrayNode array(@Nullable Array array) throws SQLException {
    ArrayNode json = JsonNodeFactory.instance.arrayNode();
    if (array != null) {
      for (Object element : (Object[]) array.getArray()) {
        json.add(String.valueOf(element));
      }
    }
    return json;
  }

  private static String camel(String snake) {
    return UNDERSCORE.matcher(snake).replaceAll(match -> match.group(1).toUpperCase(Locale.ROOT));
  }
}
