package io.wiredesk.monitor;

import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.wiredesk.monitor.config.FeedExpectations;
import io.wiredesk.monitor.config.MonitorConfig;
import io.wiredesk.monitor.config.PostgresSettings;
import io.wiredesk.monitor.console.ConsoleService;
import io.wiredesk.monitor.console.Dependencies;
import io.wiredesk.monitor.console.HttpChecks;
import io.wiredesk.monitor.console.MinuteHistory;
import io.wiredesk.monitor.console.OperatorApi;
import io.wiredesk.monitor.console.Overview;
import io.wiredesk.monitor.console.OverviewStream;
import io.wiredesk.monitor.console.PipelineState;
import io.wiredesk.monitor.console.RecentNotices;
import io.wiredesk.monitor.console.Ticker;
import io.wiredesk.monitor.console.TickerStream;
import io.wiredesk.monitor.feeds.FeedRhythmReader;
import io.wiredesk.monitor.feeds.FeedTracker;
import io.wiredesk.monitor.feeds.FeedsApi;
import io.wiredesk.monitor.feeds.SilenceNotifier;
import io.wiredesk.monitor.http.AccessGuard;
import io.wiredesk.monitor.lag.LagApi;
import io.wiredesk.monitor.lag.LagScanner;
import io.wiredesk.monitor.lag.OurReaders;
import io.wiredesk.monitor.latency.LatencyApi;
import io.wiredesk.monitor.latency.LatencyTracker;
import io.wiredesk.monitor.needs.Acknowledgements;
import io.wiredesk.monitor.needs.DueEmbargoes;
import io.wiredesk.monitor.needs.LiveKills;
import io.wiredesk.monitor.needs.NeedList;
import io.wiredesk.monitor.needs.NeedsApi;
import io.wiredesk.monitor.needs.OpenOrders;
import io.wiredesk.monitor.reconcile.LiveReconciliation;
import io.wiredesk.monitor.reconcile.ReconcileApi;
import io.wiredesk.monitor.rejected.RejectedActions;
import io.wiredesk.monitor.rejected.RejectedApi;
import io.wiredesk.monitor.rejected.RejectedList;
import io.wiredesk.monitor.storage.StorageQueries;
import io.wiredesk.monitor.storage.StoredRevisions;
import io.wiredesk.monitor.storage.StoryTitles;
import io.wiredesk.monitor.stories.RecordFinder;
import io.wiredesk.monitor.stories.StoryApi;
import io.wiredesk.monitor.topics.RecordFetcher;
import io.wiredesk.monitor.topics.TopicTail;
import io.wiredesk.monitor.topics.WireWriter;
import io.wiredesk.monitor.trace.MessageEvents;
import io.wiredesk.monitor.trace.StoryTracer;
import io.wiredesk.monitor.trace.TraceApi;
import io.wiredesk.schemas.WireTopic;
import io.wiredesk.service.ConfigFile;
import io.wiredesk.service.KafkaSettings;
import io.wiredesk.service.ReadyCheck;
import io.wiredesk.service.ReadyChecks;
import io.wiredesk.service.RegistrySettings;
import io.wiredesk.service.RoleMetrics;
import io.wiredesk.service.RoleServer;
import io.wiredesk.service.StartedParts;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.apache.kafka.clients.admin.Admin;

/** What the monitor is made of, and how it hangs together. */
final class MonitorParts {
  private final InstantSource clock = InstantSource.system();
  private final StartedParts parts;
  private final MonitorConfig config;
  private final KafkaSettings kafka;
  private final RegistrySettings registry;
  private final FeedExpectations expectations;
  private final PrometheusMeterRegistry metrics = RoleMetrics.registry("monitor");

  /** For the scans; empty where none is configured, and then so is the next. */
  private final Optional<DataSource> database;

  /** For people: their questions must not hold up the scans. */
  private final Optional<DataSource> console;

  private final LiveKills kills;
  private final Acknowledgements acknowledgements = new Acknowledgements();
  private final MessageEvents traced = new MessageEvents();
  private final OverviewStream overviews = new OverviewStream();
  private final TickerStream tape = new TickerStream();
  private final Ticker ticker = new Ticker(tape);

  /**
   * @param parts what is opened is kept there
   */
  MonitorParts(ConfigFile file, StartedParts parts) {
    this.parts = parts;
    this.config = file.section("monitor", MonitorConfig.class);
    this.kafka = file.section("kafka", KafkaSettings.class);
    this.registry = file.section("registry", RegistrySettings.class);
    this.expectations = FeedExpectations.of(file, config);
    parts.keep(metrics::close);
    Optional<PostgresSettings> postgres = Optional.ofNullable(config.postgres());
    this.database = postgres.map(settings -> parts.keep(settings.open("monitor")));
    this.kills = new LiveKills(database.map(StoryTitles::new));
    this.console = postgres.map(settings -> parts.keep(settings.open("console")));
  }

  /** Starts it all; what is served is the last to start and the first to stop. */
  RoleServer start() {
    HttpChecks http = new HttpChecks();
    List<ReadyCheck> needed = needed(http);
    List<ReadyCheck> all = new ArrayList<>(needed);
    all.add(http.role("ingest", config.ingest()));
    all.add(http.role("enrich", config.enrich()));
    Dependencies dependencies = new Dependencies(all, clock);
    LagScanner scanner =
        parts.keep(
            new LagScanner(
                kafka.properties(), database, config.window(), OurReaders.of(config), clock));
    PipelineState state = state();
    WireWriter writer = parts.keep(new WireWriter(kafka.properties(), registry.properties()));
    MonitorSchedule schedule =
        parts.keep(
            new MonitorSchedule(
                scanner,
                state,
                kills,
                ticker,
                new SilenceNotifier(state.feeds(), writer::write),
                database.map(stored -> new FeedRhythmReader(stored, state.feeds(), clock)),
                dependencies,
                new Overview(config, dependencies, state),
                overviews,
                metrics,
                config.clusterName()));
    RoleServer server = serve(needed, scanner, state, dependencies, writer);
    schedule.start(config.interval());
    return server;
  }

  private PipelineState state() {
    Optional<StoredRevisions> stored = database.map(StoredRevisions::new);
    FeedTracker feeds = new FeedTracker(expectations, config.feedsSince(), clock);
    LatencyTracker latency = new LatencyTracker(metrics, stored, clock);
    LiveReconciliation reconciliation = new LiveReconciliation(stored, clock);
    RejectedList rejected = new RejectedList();
    RecentNotices notices = new RecentNotices(console.map(StoryTitles::new));
    OpenOrders orders = new OpenOrders();
    DueEmbargoes embargoes = new DueEmbargoes(database.map(StoryTitles::new));
    MinuteHistory history = new MinuteHistory(clock);
    TopicTail tail =
        parts.keep(
            new TopicTail(
                kafka.properties(),
                registry.properties(),
                config.feedsSince(),
                clock,
                TopicTail.ALL,
                List.of(
                    feeds,
                    latency,
                    reconciliation,
                    rejected,
                    notices,
                    ticker,
                    kills,
                    orders,
                    embargoes,
                    history,
                    acknowledgements,
                    traced)));
    NeedList needs = new NeedList(kills, orders, rejected, acknowledgements);
    return new PipelineState(
        tail, feeds, latency, reconciliation, rejected, notices, needs, embargoes, history);
  }

  private RoleServer serve(
      List<ReadyCheck> needed,
      LagScanner scanner,
      PipelineState state,
      Dependencies dependencies,
      WireWriter writer) {
    RejectedList rejected = state.rejected();
    RejectedActions actions =
        RejectedActions.open(config, kafka, registry, rejected, writer, parts, clock);
    Optional<StorageQueries> stored = console.map(StorageQueries::new);
    RecordFinder finder = new RecordFinder(kafka.properties());
    RecordFetcher fetcher = parts.keep(new RecordFetcher(kafka.properties(), clock));
    StoryTracer tracer = new StoryTracer(traced, stored, finder, fetcher, scanner::last, clock);
    ConsoleService page = new ConsoleService(config, overviews, tape);
    RoleServer server =
        parts.keep(
            RoleServer.start(
                "monitor",
                config.listen(),
                metrics,
                needed,
                builder -> {
                  page.addTo(builder);
                  new LagApi(scanner).addTo(builder);
                  new LatencyApi(state.latency(), clock).addTo(builder);
                  new FeedsApi(state::feedReport).addTo(builder);
                  new ReconcileApi(state::reconcileState).addTo(builder);
                  new RejectedApi(rejected, state::complete, actions, clock).addTo(builder);
                  new StoryApi(stored, finder).addTo(builder);
                  new TraceApi(tracer).addTo(builder);
                  new NeedsApi(state.needs(), acknowledgements, writer::write, clock)
                      .addTo(builder);
                  new OperatorApi(
                          state.notices(), state::complete, state.history(), dependencies, clock)
                      .addTo(builder);
                  builder.decorator(new AccessGuard(config.token()));
                }));
    parts.keep(page);
    return server;
  }

  /** What the monitor cannot do its work without. */
  private List<ReadyCheck> needed(HttpChecks http) {
    Admin admin = parts.keep(Admin.create(kafka.with(Map.of())));
    List<ReadyCheck> needed = new ArrayList<>();
    needed.add(ReadyChecks.broker(admin, WireTopic.RAW, WireTopic.STORIES, WireTopic.DUPLICATES));
    needed.add(ReadyChecks.registry(parts.keep(registry.client()), WireTopic.RAW));
    needed.add(http.connect(config.connect(), config.connector()));
    database.ifPresent(stored -> needed.add(HttpChecks.postgres(stored)));
    return needed;
  }
}
