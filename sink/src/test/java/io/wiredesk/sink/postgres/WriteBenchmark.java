package io.wiredesk.sink.postgres;

import io.wiredesk.schemas.Story;
import io.wiredesk.sink.story.Erase;
import io.wiredesk.sink.story.Lane;
import io.wiredesk.sink.story.StoryRow;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.apache.kafka.connect.sink.SinkRecord;

/**
 * Rows a second into an embedded PostgreSQL, one connection, 2 kB bodies, 1,000 a transaction: the
 * sink's writer, with all its tables, guards and the full-text index, beside a plain JDBC batch
 * into one bare table in the same run. Run {@code main} from the module's test class path.
 */
final class WriteBenchmark {
  private static final int BATCH = 1000;

  private WriteBenchmark() {}

  public static void main(String[] args) throws SQLException {
    int batches = args.length > 0 ? Integer.parseInt(args[0]) : 20;
    SinkHarness bench = new SinkHarness();
    bench.stories(Stories.story("warm-up", 1)).drain();
    bench.query("CREATE TABLE plain (id text PRIMARY KEY, headline text, body text)");
    try (Connection connection =
        Database.source(bench.config(SinkHarness.REGISTRY), 90).getConnection()) {
      connection.setAutoCommit(false);
      for (int round = 0; round < 4; round++) {
        String prefix = "r" + round + "-";
        if (round == 2) {
          System.out.println("-- without the full-text index from here on");
          bench.query("ALTER TABLE story DROP COLUMN search CASCADE");
        }
        report("plain batch", batches, timed(() -> plain(connection, prefix, batches)));
        report("sink", batches, timed(() -> sink(connection, prefix, batches)));
        report("sink, update", batches, timed(() -> sink(connection, prefix, batches)));
      }
    }
    System.exit(0); // the embedded server's threads would keep the JVM
  }

  private static void plain(Connection connection, String prefix, int batches) throws SQLException {
    for (int batch = 0; batch < batches; batch++) {
      try (PreparedStatement insert =
          connection.prepareStatement("INSERT INTO plain VALUES (?, ?, ?)")) {
        for (StoryRow row : rows(prefix, batch)) {
          insert.setString(1, row.id());
          insert.setString(2, row.headline());
          insert.setString(3, row.body());
          insert.addBatch();
        }
        insert.executeBatch();
      }
      connection.commit();
    }
  }

  private static void sink(Connection connection, String prefix, int batches) throws SQLException {
    for (int batch = 0; batch < batches; batch++) {
      StoryWriter.write(connection, rows(prefix, batch));
      connection.commit();
    }
  }

  private static List<StoryRow> rows(String prefix, int batch) {
    List<StoryRow> rows = new ArrayList<>();
    SplittableRandom random = new SplittableRandom(batch);
    for (int i = 0; i < BATCH; i++) {
      Story story = Stories.story(prefix + batch + "-" + i, 1);
      story.getWire().setBody(words(random));
      rows.add(StoryRow.of(Lane.STORY, story, record(), Erase.ALL));
    }
    return rows;
  }

  private static String words(SplittableRandom random) {
    StringBuilder text = new StringBuilder(2100);
    while (text.length() < 2000) {
      text.append(Integer.toString(random.nextInt(40_000), 36)).append(' ');
    }
    return text.toString();
  }

  private static SinkRecord record() {
    return new SinkRecord("wire.stories", 0, null, null, null, null, 0);
  }

  private interface Work {
    void run() throws SQLException;
  }

  private static long timed(Work work) throws SQLException {
    long start = System.nanoTime();
    work.run();
    return System.nanoTime() - start;
  }

  private static void report(String what, int batches, long nanos) {
    System.out.printf("%-12s %,8.0f stories/s%n", what, batches * BATCH / (nanos / 1e9));
  }
}
