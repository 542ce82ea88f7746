package io.wiredesk.monitor.storage;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.stream.Collectors;
import javax.sql.DataSource;

/** Keeps how the database went about each question. */
public final class ExplainingQueries extends StorageQueries {
  private final List<String> plans;

  public ExplainingQueries(DataSource database, List<String> plans) {
    super(database);
    this.plans = plans;
  }

  @Override
  public List<ObjectNode> rows(String sql, Object... values) {
    plans.add(
        super.rows("EXPLAIN (ANALYZE) " + sql, values).stream()
            .map(line -> line.path("QUERY PLAN").asText())
            .collect(Collectors.joining("\n", "", "\n")));
    return super.rows(sql, values);
  }
}
