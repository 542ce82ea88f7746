package io.wiredesk.ingest;

import io.confluent.kafka.schemaregistry.client.SchemaRegistryClient;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.wiredesk.ingest.feed.FeedMeters;
import io.wiredesk.ingest.feed.FeedServices;
import io.wiredesk.ingest.feed.directory.DirectoryFeeds;
import io.wiredesk.ingest.feed.drop.DropServer;
import io.wiredesk.ingest.feed.poll.PollFeeds;
import io.wiredesk.ingest.feed.pull.PullFeeds;
import io.wiredesk.ingest.feed.push.ConnectionLimit;
import io.wiredesk.ingest.feed.push.PushService;
import io.wiredesk.ingest.feed.push.ReplayService;
import io.wiredesk.schemas.Spans;
import io.wiredesk.schemas.WireSerdes;
import io.wiredesk.schemas.WireTopic;
import io.wiredesk.service.ConfigException;
import io.wiredesk.service.ConfigFile;
import io.wiredesk.service.KafkaSettings;
import io.wiredesk.service.ReadyChecks;
import io.wiredesk.service.RegistrySettings;
import io.wiredesk.service.RoleMetrics;
import io.wiredesk.service.RoleServer;
import io.wiredesk.service.StartedParts;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.function.DoubleSupplier;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.Producer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The ingest role. Closing it finishes what is in flight, takes no more, then flushes. */
public final class IngestApp implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(IngestApp.class);
  private static final Duration FLUSH = Duration.ofSeconds(10);

  private final StartedParts parts = new StartedParts("ingest");
  private final RoleServer server;
  private final Spans spans;
  private final int sftpPort;

  private IngestApp(ConfigFile file) {
    IngestConfig config = file.section("ingest", IngestConfig.class);
    KafkaSettings kafka = file.section("kafka", KafkaSettings.class);
    RegistrySettings registrySettings = file.section("registry", RegistrySettings.class);
    PrometheusMeterRegistry metrics = RoleMetrics.registry("ingest");
    DirectoryFeeds directories = DirectoryFeeds.prepare(config.folders(), config.feeds());
    try {
      SchemaRegistryClient registry = parts.keep(registrySettings.client());
      Admin admin = Admin.create(kafka.with(Map.of()));
      parts.keep(() -> admin.close(FLUSH));
      WireSerdes serdes = registrySettings.serdes();
      Producer<String, SpecificRecord> producer =
          RawProducer.open(kafka, serdes, config.ackTimeout());
      parts.keep(() -> producer.close(FLUSH));
      spans = parts.keep(Spans.of("ingest"));
      FeedServices services =
          new FeedServices(
              new RawPublisher(producer, new IngestMetrics(metrics), Clock.systemUTC(), spans),
              PositionLog.open(kafka, serdes, producer, config.ackTimeout()),
              new FeedMeters(metrics),
              Clock.systemUTC());

      sftpPort = takeUploads(config, services, metrics);
      server = parts.keep(serve(config, services, metrics, admin, registry));
      parts.keep(
          directories.start(
              config.pollInterval(), config.settleTime(), config.maxInflatedBytes(), services));
      DoubleSupplier random = new Random()::nextDouble;
      parts.keep(PollFeeds.start(config.feeds(), services, random));
      parts.keep(
          PullFeeds.start(
              config.feeds(), config.maxInflatedBytes(), config.settleTime(), services, random));
    } catch (RuntimeException e) {
      parts.close();
      throw e;
    }
    log.info("ingest_ready port={} feeds={}", server.port(), config.feeds().keySet());
  }

  private RoleServer serve(
      IngestConfig config,
      FeedServices services,
      PrometheusMeterRegistry metrics,
      Admin admin,
      SchemaRegistryClient registry) {
    PushService push = new PushService(config.feeds(), config.push(), services, spans);
    Gauge.builder("wiredesk.ingest.inflight.bytes", push, PushService::bytesInFlight)
        .register(metrics);
    ReplayService replay =
        new ReplayService(
            config.feeds(),
            config.operatorKeys(),
            config.maxInflatedBytes(),
            services.intake(),
            services.clock());
    return RoleServer.start(
        "ingest",
        config.listen(),
        metrics,
        List.of(
            ReadyChecks.broker(admin, WireTopic.RAW, WireTopic.REJECTED, WireTopic.POSITIONS),
            ReadyChecks.registry(registry, WireTopic.RAW, WireTopic.REJECTED, WireTopic.POSITIONS)),
        routes -> {
          new ConnectionLimit(config.maxConnectionsPerAddress(), services.meters()).addTo(routes);
          push.addTo(routes);
          replay.addTo(routes);
          if (config.https() != null) {
            config.https().addTo(routes);
          }
        });
  }

  private int takeUploads(IngestConfig config, FeedServices services, MeterRegistry metrics) {
    if (config.feeds().values().stream().allMatch(feed -> feed.drop() == null)) {
      return 0;
    }
    DropServer drops =
        parts.keep(
            DropServer.start(
                config.feeds(),
                config.sftp(),
                new DropServer.Surroundings(
                    config.folders(),
                    config.maxInflatedBytes(),
                    config.pollInterval(),
                    services.intake(),
                    services.meters(),
                    services.clock())));
    Gauge.builder("wiredesk.ingest.sftp.sessions", drops, DropServer::sessions).register(metrics);
    return drops.port();
  }

  /**
   * Starts the role.
   *
   * @throws ConfigException when the configuration, a folder or the address cannot be used
   */
  public static IngestApp start(ConfigFile config) {
    return new IngestApp(config);
  }

  /** The port HTTP push, metrics and health answer on. */
  public int port() {
    return server.port();
  }

  /** The port SFTP uploads are taken on; 0 where no feed has a drop. */
  public int sftpPort() {
    return sftpPort;
  }

  @Override
  public void close() {
    parts.close();
  }

  /** {@code IngestApp wiredesk.yaml}: runs until it is stopped. */
  public static void main(String[] args) throws InterruptedException {
    if (args.length != 1) {
      System.err.println("usage: IngestApp FILE, such as wiredesk.yaml");
      System.exit(2);
    }
    try {
      IngestApp app = start(ConfigFile.load(Path.of(args[0])));
      Runtime.getRuntime().addShutdownHook(new Thread(app::close, "shutdown"));
    } catch (ConfigException e) {
      System.err.println(e.getMessage());
      System.exit(1);
    }
    new CountDownLatch(1).await();
  }
}
