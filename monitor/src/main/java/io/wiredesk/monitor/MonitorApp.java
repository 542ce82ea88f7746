package io.wiredesk.monitor;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.wiredesk.monitor.config.FeedExpectations;
import io.wiredesk.monitor.config.MonitorConfig;
import io.wiredesk.monitor.config.PostgresSettings;
import io.wiredesk.monitor.console.ConsoleService;
import io.wiredesk.monitor.console.Dependencies;
import io.wiredesk.monitor.console.HttpChecks;
import io.wiredesk.monitor.console.OperatorApi;
import io.wiredesk.monitor.console.Overview;
import io.wiredesk.monitor.console.OverviewStream;
import io.wiredesk.monitor.console.PipelineState;
import io.wiredesk.monitor.console.RecentNotices;
import io.wiredesk.monitor.console.Ticker;
import io.wiredesk.monitor.console.TickerStream;
import io.wiredesk.monitor.console.TickerThread;
import io.wiredesk.monitor.feeds.FeedRhythmReader;
import io.wiredesk.monitor.feeds.FeedTracker;
import io.wiredesk.monitor.feeds.SilenceNotifier;
import io.wiredesk.monitor.http.AccessGuard;
import io.wiredesk.monitor.lag.LagMetrics;
import io.wiredesk.monitor.lag.LagScanner;
import io.wiredesk.monitor.latency.LatencyTracker;
import io.wiredesk.monitor.reconcile.LiveReconciliation;
import io.wiredesk.monitor.rejected.IngestClient;
import io.wiredesk.monitor.rejected.RejectedActions;
import io.wiredesk.monitor.rejected.RejectedApi;
import io.wiredesk.monitor.rejected.RejectedList;
import io.wiredesk.monitor.storage.StorageQueries;
import io.wiredesk.monitor.storage.StoredRevisions;
import io.wiredesk.monitor.stories.RecordFinder;
import io.wiredesk.monitor.stories.StoryApi;
import io.wiredesk.monitor.topics.RecordFetcher;
import io.wiredesk.monitor.topics.TopicTail;
import io.wiredesk.monitor.topics.WireDecoder;
import io.wiredesk.monitor.topics.WireListener;
import io.wiredesk.monitor.topics.WireWriter;
import io.wiredesk.schemas.WireTopic;
import io.wiredesk.service.ConfigException;
import io.wiredesk.service.ConfigFile;
import io.wiredesk.service.KafkaSettings;
import io.wiredesk.service.ReadyCheck;
import io.wiredesk.service.ReadyChecks;
import io.wiredesk.service.RegistrySettings;
import io.wiredesk.service.RoleServer;
import io.wiredesk.service.StartedParts;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.apache.kafka.clients.admin.Admin;
import org.jspecify.annotations.Nullable;

/** The monitor's process: scans, follows, serves page, API and metrics. */
public final class MonitorApp implements AutoCloseable {

  private final InstantSource clock = InstantSource.system();
  private final StartedParts parts = new StartedParts("monitor");
  private int port;
  private List<String> paths = List.of();

  private MonitorApp() {}

  public static void main(String[] args) throws InterruptedException {
    if (args.length != 1) {
      System.err.println("usage: MonitorApp wiredesk.yaml");
      System.exit(2);
    }
    try {
      MonitorApp app = start(ConfigFile.load(Path.of(args[0])));
      Runtime.getRuntime().addShutdownHook(new Thread(app::close, "shutdown"));
    } catch (ConfigException e) {
      System.err.println(e.getMessage());
      System.exit(1);
    }
    Thread.currentThread().join();
  }

  /**
   * Starts everything. Broker, database and the other roles may come up later: what is missing is
   * shown, not fatal.
   *
   * @throws ConfigException when a section is wrong or the address is taken
   */
  public static MonitorApp start(ConfigFile file) {
    MonitorApp app = new MonitorApp();
    try {
      app.run(file);
      return app;
    } catch (RuntimeException e) {
      app.close();
      throw e;
    }
  }

  /** Where page, API and metrics are served. */
  public int port() {
    return port;
  }

  /** The pattern of every path that is served. */
  List<String> paths() {
    return paths;
  }

  /** Stops in the reverse order of the start. */
  @Override
  public void close() {
    parts.close();
  }

  private void run(ConfigFile file) {
    MonitorConfig config = file.section("monitor", MonitorConfig.class);
    KafkaSettings kafka = file.section("kafka", KafkaSettings.class);
    RegistrySettings registry = file.section("registry", RegistrySettings.class);
    PrometheusMeterRegistry metrics = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    parts.keep(metrics::close);
    DataSource database = database(config.postgres(), "monitor");
    DataSource forPeople = database(config.postgres(), "console");
    StorageQueries storage = forPeople == null ? null : new StorageQueries(forPeople);
    List<ReadyCheck> needed = needed(config, kafka, registry, database);
    Dependencies dependencies = new Dependencies(withRoles(config, needed));
    OverviewStream board = new OverviewStream();

    LagScanner scanner =
        parts.keep(new LagScanner(kafka.properties(), database, config.window(), clock));
    PipelineState books = books(file, database, metrics);
    WireWriter writer = parts.keep(new WireWriter(kafka.properties(), registry.properties()));
    RejectedActions desk = desk(config, kafka, registry, books.rejected(), writer);
    TickerStream tape = new TickerStream();
    TickerThread ticker =
        parts.keep(new TickerThread(new Ticker(kafka.properties(), registry.properties(), tape)));
    MonitorSchedule watch =
        parts.keep(
            new MonitorSchedule(
                scanner,
                books,
                new SilenceNotifier(books.feeds(), writer::write),
                database == null ? null : new FeedRhythmReader(database, books.feeds()),
                dependencies,
                new Overview(config, dependencies),
                new LagMetrics(metrics, config.clusterName()),
                new PipelineMetrics(metrics),
                board));
    RoleServer server =
        parts.keep(
            RoleServer.start(
                "monitor",
                config.listen(),
                metrics,
                needed,
                builder -> {
                  new ConsoleService(config, board, tape).addTo(builder);
                  new StoryApi(storage, new RecordFinder(kafka.properties())).addTo(builder);
                  new OperatorApi(books, board, dependencies, clock).addTo(builder);
                  new RejectedApi(desk, clock).addTo(builder);
                  builder.decorator(new AccessGuard(config.token()));
                }));
    parts.keep(board::close);
    parts.keep(tape::close);
    port = server.port();
    paths = server.paths();
    watch.start(config.interval());
    ticker.start();
  }

  private PipelineState books(
      ConfigFile file, @Nullable DataSource database, PrometheusMeterRegistry metrics) {
    Duration back = file.section("monitor", MonitorConfig.class).feedsSince();
    StoredRevisions stored = database == null ? null : new StoredRevisions(database);
    FeedTracker feeds = new FeedTracker(FeedExpectations.of(file), back, clock);
    LatencyTracker latency = new LatencyTracker(metrics, stored, clock);
    LiveReconciliation reconciliation = new LiveReconciliation(stored, clock);
    RejectedList rejected = new RejectedList();
    RecentNotices notices = new RecentNotices();
    List<WireListener> listeners = List.of(feeds, latency, reconciliation, rejected, notices);
    TopicTail tail = parts.keep(TopicTail.open(file, clock, TopicTail.ALL, listeners));
    return new PipelineState(tail, feeds, latency, reconciliation, rejected, notices);
  }

  private RejectedActions desk(
      MonitorConfig config,
      KafkaSettings kafka,
      RegistrySettings registry,
      RejectedList book,
      WireWriter writer) {
    String key = config.operatorKey();
    return new RejectedActions(
        book,
        parts.keep(new RecordFetcher(kafka.properties(), clock)),
        parts.keep(new WireDecoder(registry.properties())),
        writer,
        key == null ? null : new IngestClient(config.ingest(), key),
        clock);
  }

  /** A pool a purpose: people's questions must not hold up the scans. */
  private @Nullable DataSource database(@Nullable PostgresSettings postgres, String pool) {
    return postgres == null ? null : parts.keep(postgres.open(pool));
  }

  /** What the monitor cannot do its work without. */
  private List<ReadyCheck> needed(
      MonitorConfig config,
      KafkaSettings kafka,
      RegistrySettings registry,
      @Nullable DataSource database) {
    Admin admin = parts.keep(Admin.create(kafka.with(Map.of())));
    List<ReadyCheck> needed = new ArrayList<>();
    needed.add(ReadyChecks.broker(admin, WireTopic.RAW, WireTopic.STORIES, WireTopic.DUPLICATES));
    needed.add(ReadyChecks.registry(parts.keep(registry.client()), WireTopic.RAW));
    needed.add(new HttpChecks().connect(config.connect(), config.connector()));
    if (database != null) {
      needed.add(HttpChecks.postgres(database));
    }
    return needed;
  }

  private static List<ReadyCheck> withRoles(MonitorConfig config, List<ReadyCheck> needed) {
    HttpChecks http = new HttpChecks();
    List<ReadyCheck> all = new ArrayList<>(needed);
    all.add(http.role("ingest", config.ingest()));
    all.add(http.role("enrich", config.enrich()));
    return all;
  }
}
