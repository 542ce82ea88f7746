package io.wiredesk.sink.postgres;

import io.wiredesk.sink.FakeContext;
import io.wiredesk.sink.PostgresSinkTask;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.lang.management.ManagementFactory;
import java.sql.Connection;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.connect.sink.SinkRecord;
import org.apache.kafka.connect.sink.SinkTask;

/**
 * What a row costs: {@code SinkBenchmark [stories] [rounds] [records a batch]}. One topic on a real
 * broker, read by the sink, by a bare JDBC loop and, where profile {@code sinkpeers} has it on the
 * class path, by Debezium's JDBC sink, in turn, each on a fresh schema of one durable PostgreSQL.
 * Medians of all rounds; the first one warms up and does not count.
 */
final class SinkBenchmark {
  private static final String DEBEZIUM = "io.debezium.connector.jdbc.JdbcSinkConnectorTask";
  private static final List<String> COLUMNS =
      List.of(
          "rows/s", "client µs", "server µs", "trips/batch", "WAL B", "stored B", "B-tree entries");

  private final EmbeddedPostgres postgres;
  private final BenchmarkTopic topic;
  private final int stories;
  private final int batch;
  private final Map<String, List<double[]>> measured = new LinkedHashMap<>();
  private int schemas;

  private SinkBenchmark(int stories, int batch) throws Exception {
    this.stories = stories;
    this.batch = batch;
    postgres =
        EmbeddedPostgres.builder()
            .setLocaleConfig("locale", "C.UTF-8")
            .setServerConfig("fsync", "on")
            .setServerConfig("synchronous_commit", "on")
            .setServerConfig("full_page_writes", "on")
            .start();
    topic = new BenchmarkTopic(stories, batch);
  }

  public static void main(String[] args) throws Exception {
    int stories = args.length > 0 ? Integer.parseInt(args[0]) : 20_000;
    int rounds = args.length > 1 ? Integer.parseInt(args[1]) : 5;
    int batch = args.length > 2 ? Integer.parseInt(args[2]) : 1000;
    SinkBenchmark benchmark = new SinkBenchmark(stories, batch);
    for (int round = 0; round <= rounds; round++) {
      benchmark.round();
      if (round == 0) {
        benchmark.measured.clear();
      }
    }
    benchmark.tell(rounds);
    System.exit(0); // the embedded server's threads would keep the JVM
  }

  private void round() throws Exception {
    run("bare loop", new BareLoop(), schema -> sink(schema), r -> r);
    String schema = run("sink", new RowsOnly(), s -> sink(s), r -> r);
    search(schema);
    run("sink with its search beside", new PostgresSinkTask(), s -> sink(s), r -> r);
    debezium(false);
    debezium(true);
    try (Connection connection = connection();
        Statement drop = connection.createStatement()) {
      for (; schemas > 0; schemas--) {
        drop.execute("DROP SCHEMA s" + schemas + " CASCADE");
      }
      drop.execute("CHECKPOINT");
    }
  }

  /** As its documentation has it for upserts in batches, and with its faster statements. */
  private void debezium(boolean unnest) throws Exception {
    Class<?> task;
    try {
      task = Class.forName(DEBEZIUM);
    } catch (ClassNotFoundException e) {
      return; // not asked for
    }
    FlatRecords flat = new FlatRecords(Map.of("schema.registry.url", SinkHarness.REGISTRY));
    run(
        unnest ? "Debezium, unnest" : "Debezium",
        (SinkTask) task.getDeclaredConstructor().newInstance(),
        schema -> {
          Map<String, String> settings = new HashMap<>();
          settings.put("name", "debezium");
          settings.put("topics", BenchmarkTopic.TOPIC.topic());
          settings.put("connection.url", url() + "&currentSchema=" + schema);
          settings.put("connection.username", "postgres");
          settings.put("connection.password", "postgres");
          settings.put("insert.mode", "upsert");
          settings.put("primary.key.mode", "record_value");
          settings.put("primary.key.fields", "story_id");
          settings.put("schema.evolution", "basic");
          settings.put("collection.name.format", "flat_" + schema); // it looks in all schemas
          settings.put("batch.size", Integer.toString(batch));
          settings.put("dialect.postgres.unnest.insert.enabled", Boolean.toString(unnest));
          return settings;
        },
        flat::of);
  }

  private interface Settings {
    Map<String, String> of(String schema);
  }

  private Map<String, String> sink(String schema) {
    return Map.of(
        "name",
        "sink",
        "postgres.url",
        url(),
        "postgres.user",
        "postgres",
        "postgres.password",
        "postgres",
        "postgres.schema",
        schema,
        "schema.registry.url",
        SinkHarness.REGISTRY);
  }

  private String run(
      String name, SinkTask task, Settings settings, UnaryOperator<SinkRecord> converter)
      throws Exception {
    String schema = "s" + ++schemas;
    try (Connection connection = connection();
        KafkaConsumer<String, byte[]> consumer = topic.consumer()) {
      if (name.startsWith("Debezium")) {
        try (Statement create = connection.createStatement()) {
          create.execute("CREATE SCHEMA " + schema);
        }
      }
      task.initialize(new FakeContext());
      task.start(settings.of(schema));
      task.open(List.of(BenchmarkTopic.TOPIC));
      ServerCost before = ServerCost.now(connection);
      long trips = CountingSockets.ROUND_TRIPS.get();
      long cpu = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
      long start = System.nanoTime();
      int batches = 0;
      for (int left = stories; left > 0; batches++) {
        List<SinkRecord> records = BenchmarkTopic.poll(consumer).stream().map(converter).toList();
        task.put(records);
        left -= records.size();
      }
      double seconds = (System.nanoTime() - start) / 1e9;
      double client = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - cpu;
      double asked = CountingSockets.ROUND_TRIPS.get() - trips;
      ServerCost cost = ServerCost.now(connection).since(before);
      task.stop();
      keep(connection, schema, name, seconds, client, cost, asked / batches);
      return schema;
    }
  }

  /** What is built behind the rows, by itself. */
  private void search(String schema) throws Exception {
    try (Connection connection = connection();
        Database database = Database.ofMigrated(new PostgresSinkConfig(sink(schema)))) {
      Connection builder = database.connection();
      ServerCost before = ServerCost.now(connection);
      long start = System.nanoTime();
      int built = 1;
      while (built > 0) {
        built = SearchIndex.build(builder, 100);
      }
      double seconds = (System.nanoTime() - start) / 1e9;
      ServerCost cost = ServerCost.now(connection).since(before);
      keep(connection, schema, "its search, built behind", seconds, Double.NaN, cost, Double.NaN);
    }
  }

  private void keep(
      Connection connection,
      String schema,
      String name,
      double seconds,
      double client,
      ServerCost cost,
      double trips)
      throws Exception {
    try (Statement analyze = connection.createStatement()) {
      analyze.execute("ANALYZE");
    }
    double[] row = {
      stories / seconds,
      client / 1000 / stories,
      cost.cpuNanos() / 1000.0 / stories,
      trips,
      (double) cost.walBytes() / stories,
      (double) ServerCost.storedBytes(connection, schema) / stories,
      (double) ServerCost.indexEntries(connection, schema) / stories
    };
    measured.computeIfAbsent(name, n -> new ArrayList<>()).add(row);
    System.err.println(line(name, row));
  }

  private String url() {
    return "jdbc:postgresql://127.0.0.1:%d/postgres?socketFactory=%s"
        .formatted(postgres.getPort(), CountingSockets.class.getName());
  }

  private Connection connection() throws Exception {
    return postgres.getPostgresDatabase().getConnection();
  }

  private void tell(int rounds) {
    System.out.printf(
        "%d processors, Java %s%n", Runtime.getRuntime().availableProcessors(), Runtime.version());
    System.out.println("median of " + rounds + ", a row | " + String.join(" | ", COLUMNS));
    measured.forEach((name, rows) -> System.out.println(line(name, medians(rows))));
  }

  private static double[] medians(List<double[]> rows) {
    double[] medians = new double[COLUMNS.size()];
    for (int i = 0; i < medians.length; i++) {
      int at = i;
      medians[i] = rows.stream().mapToDouble(row -> row[at]).sorted().toArray()[rows.size() / 2];
    }
    return medians;
  }

  private static String line(String name, double[] row) {
    StringBuilder line = new StringBuilder("%-28s".formatted(name));
    for (int i = 0; i < row.length; i++) {
      String format = i == 3 || i == 6 ? " | %,.1f" : " | %,.0f";
      line.append(Double.isNaN(row[i]) ? " | –" : String.format(Locale.ROOT, format, row[i]));
    }
    return line.toString();
  }
}
