package io.wiredesk.ingest;

import io.confluent.kafka.schemaregistry.client.SchemaRegistryClient;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.wiredesk.ingest.feed.FeedMeters;
import io.wiredesk.ingest.feed.directory.DirectoryFeeds;
import io.wiredesk.ingest.feed.drop.DropServer;
import io.wiredesk.ingest.feed.poll.PollFeeds;
import io.wiredesk.ingest.feed.pull.PullFeeds;
import io.wiredesk.ingest.feed.push.PushService;
import io.wiredesk.ingest.feed.push.ReplayService;
import io.wiredesk.schemas.WireTopic;
import io.wiredesk.service.ConfigException;
import io.wiredesk.service.ConfigFile;
import io.wiredesk.service.KafkaSettings;
import io.wiredesk.service.ReadyChecks;
import io.wiredesk.service.RegistrySettings;
import io.wiredesk.service.RoleServer;
import java.io.IOException;
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
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The ingest role. Closing it takes no more messages, finishes those in flight, then flushes. */
public final class IngestApp implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(IngestApp.class);
  private static final Duration FLUSH = Duration.ofSeconds(10);

  private final RoleServer server;
  private final DirectoryFeeds directories;
  private final @Nullable DropServer drops;
  private final PollFeeds polls;
  private final PullFeeds pulls;
  private final Producer<String, SpecificRecord> producer;
  private final Admin admin;
  private final SchemaRegistryClient registry;

  private IngestApp(ConfigFile file) {
    IngestConfig config = file.section("ingest", IngestConfig.class);
    KafkaSettings kafka = file.section("kafka", KafkaSettings.class);
    RegistrySettings registrySettings = file.section("registry", RegistrySettings.class);
    PrometheusMeterRegistry metrics = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    Clock clock = Clock.systemUTC();

    directories = DirectoryFeeds.prepare(config.dataDir(), config.feeds());
    registry = registrySettings.client();
    admin = Admin.create(kafka.with(Map.of()));
    producer = RawProducer.open(kafka, registrySettings.serdes(), config.push().ackTimeout());
    RawPublisher publisher = new RawPublisher(producer, new IngestMetrics(metrics));
    PositionLog positions =
        PositionLog.open(kafka, registrySettings.serdes(), producer, config.push().ackTimeout());
    FeedMeters meters = new FeedMeters(metrics);
    DropServer uploads = null;
    try {
      uploads = drops(config, publisher, meters, clock);
      server = serve(config, publisher, metrics, clock);
    } catch (ConfigException e) {
      if (uploads != null) {
        uploads.close();
      }
      closeClients();
      throw e;
    }
    drops = uploads;
    if (drops != null) {
      Gauge.builder("wiredesk.ingest.sftp.sessions", drops, DropServer::sessions).register(metrics);
    }
    int maxFileBytes = config.push().maxInflatedBytes();
    directories.start(publisher, config.pollInterval(), maxFileBytes, clock);
    DoubleSupplier random = new Random()::nextDouble;
    polls = PollFeeds.start(config.feeds(), publisher, positions, meters, clock, random);
    pulls =
        PullFeeds.start(config.feeds(), maxFileBytes, publisher, positions, meters, clock, random);
    log.info("ingest_ready port={} feeds={}", server.port(), config.feeds().keySet());
  }

  private RoleServer serve(
      IngestConfig config, RawPublisher publisher, PrometheusMeterRegistry metrics, Clock clock) {
    PushService push = new PushService(config.feeds(), config.push(), publisher, clock);
    Gauge.builder("wiredesk.ingest.inflight.bytes", push, PushService::bytesInFlight)
        .register(metrics);
    ReplayService replay =
        new ReplayService(
            config.feeds(),
            config.operatorKeys(),
            config.push().maxInflatedBytes(),
            publisher,
            clock);
    return RoleServer.start(
        "ingest",
        config.listen(),
        metrics,
        List.of(
            ReadyChecks.broker(admin, WireTopic.RAW, WireTopic.REJECTED, WireTopic.POSITIONS),
            ReadyChecks.registry(registry, WireTopic.RAW, WireTopic.REJECTED, WireTopic.POSITIONS)),
        routes -> {
          push.addTo(routes);
          replay.addTo(routes);
          if (config.https() != null) {
            config.https().addTo(routes);
          }
        });
  }

  private static @Nullable DropServer drops(
      IngestConfig config, RawPublisher publisher, FeedMeters meters, Clock clock) {
    if (config.feeds().values().stream().allMatch(feed -> feed.drop() == null)) {
      return null;
    }
    return DropServer.start(
        config.feeds(),
        config.sftp(),
        new DropServer.Site(
            config.dataDir(),
            config.push().maxInflatedBytes(),
            config.pollInterval(),
            publisher,
            meters,
            clock));
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
    return drops == null ? 0 : drops.port();
  }

  @Override
  public void close() {
    server.close();
    if (drops != null) {
      drops.close();
    }
    polls.close();
    pulls.close();
    directories.close();
    closeClients();
  }

  private void closeClients() {
    producer.close(FLUSH);
    admin.close(FLUSH);
    try {
      registry.close();
    } catch (IOException e) {
      log.warn("registry_close_failed", e);
    }
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
