package io.wiredesk.ingest;

import io.confluent.kafka.schemaregistry.client.SchemaRegistryClient;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.wiredesk.ingest.feed.DirectoryFeeds;
import io.wiredesk.ingest.feed.PushService;
import io.wiredesk.ingest.feed.ReplayService;
import io.wiredesk.role.ConfigException;
import io.wiredesk.role.ConfigFile;
import io.wiredesk.role.KafkaSettings;
import io.wiredesk.role.ReadyChecks;
import io.wiredesk.role.RegistrySettings;
import io.wiredesk.role.RoleServer;
import io.wiredesk.schemas.WireTopic;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.Producer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The ingest role. Closing it takes no more messages, finishes those in flight, then flushes. */
public final class IngestApp implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(IngestApp.class);
  private static final Duration FLUSH = Duration.ofSeconds(10);

  private final RoleServer server;
  private final DirectoryFeeds directories;
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
    PushService push = new PushService(config.feeds(), config.push(), publisher, clock);
    ReplayService replay =
        new ReplayService(
            config.feeds(),
            config.operatorKeys(),
            config.push().maxInflatedBytes(),
            publisher,
            clock);
    Gauge.builder("wiredesk.ingest.inflight.bytes", push, PushService::bytesInFlight)
        .register(metrics);
    try {
      server =
          RoleServer.start(
              "ingest",
              config.listen(),
              metrics,
              List.of(
                  ReadyChecks.broker(admin, WireTopic.RAW, WireTopic.REJECTED),
                  ReadyChecks.registry(registry, WireTopic.RAW, WireTopic.REJECTED)),
              routes -> {
                push.addTo(routes);
                replay.addTo(routes);
              });
    } catch (ConfigException e) {
      directories.close();
      closeClients();
      throw e;
    }
    directories.start(publisher, config.pollInterval(), config.push().maxInflatedBytes(), clock);
    log.info("ingest_ready port={} feeds={}", server.port(), config.feeds().keySet());
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

  @Override
  public void close() {
    server.close();
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
