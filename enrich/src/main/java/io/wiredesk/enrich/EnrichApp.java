package io.wiredesk.enrich;

import io.confluent.kafka.schemaregistry.client.SchemaRegistryClient;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.wiredesk.enrich.fault.Rejections;
import io.wiredesk.enrich.fault.ThreadRestart;
import io.wiredesk.enrich.flow.EnrichMeters;
import io.wiredesk.enrich.flow.Hops;
import io.wiredesk.enrich.flow.Suspects;
import io.wiredesk.enrich.language.LanguageModel;
import io.wiredesk.schemas.Spans;
import io.wiredesk.schemas.TopicOverrides;
import io.wiredesk.schemas.TopicSpec;
import io.wiredesk.schemas.WireSerdes;
import io.wiredesk.schemas.WireTopic;
import io.wiredesk.service.ConfigException;
import io.wiredesk.service.ConfigFile;
import io.wiredesk.service.KafkaMetrics;
import io.wiredesk.service.KafkaSettings;
import io.wiredesk.service.Readiness;
import io.wiredesk.service.ReadyCheck;
import io.wiredesk.service.ReadyChecks;
import io.wiredesk.service.RegistrySettings;
import io.wiredesk.service.RoleMetrics;
import io.wiredesk.service.RoleServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.streams.CloseOptions;
import org.apache.kafka.streams.KafkaStreams;

/** The enrich role: reads wire.raw, writes stories, duplicates, notices and rejected copy. */
public final class EnrichApp implements AutoCloseable {
  private static final Duration CLOSE_AT_MOST = Duration.ofSeconds(20);
  private static final WireTopic[] TOPICS = {
    WireTopic.RAW, WireTopic.STORIES, WireTopic.DUPLICATES, WireTopic.REJECTED, WireTopic.NOTICES
  };

  private final KafkaStreams streams;
  private final Admin admin;
  private final SchemaRegistryClient registry;
  private final RoleServer server;
  private final Spans spans = Spans.of("enrich");
  private final CountDownLatch closing = new CountDownLatch(1);
  private final Suspects suspects = new Suspects();
  private final ThreadRestart restart =
      new ThreadRestart(InstantSource.system(), closing, suspects);

  private EnrichApp(ConfigFile file) {
    LanguageModel.load();
    EnrichConfig config = file.section("enrich", EnrichConfig.class);
    KafkaSettings kafka = file.section("kafka", KafkaSettings.class);
    RegistrySettings registrySettings = file.section("registry", RegistrySettings.class);
    PrometheusMeterRegistry meters = RoleMetrics.registry("enrich");
    admin = Admin.create(kafka.with(Map.of()));
    registry = registrySettings.client();
    TopicSpec raw = file.section("topics", TopicOverrides.class).apply(WireTopic.RAW);
    streams =
        streams(
            config,
            Hops.of(raw.partitions()),
            kafka,
            registrySettings.serdes(),
            new EnrichMeters(meters));
    KafkaMetrics.show(streams::metrics, meters);
    server = RoleServer.start("enrich", config.listen(), meters, checks(), routes -> {});
  }

  /**
   * Starts the role. Returns once it serves health and metrics; processing begins as soon as broker
   * and topics are there.
   *
   * @throws ConfigException when the configuration is refused or the address is taken
   */
  public static EnrichApp start(ConfigFile file) {
    EnrichApp app = new EnrichApp(file);
    app.streams.start();
    return app;
  }

  /** The port of health and metrics. */
  public int port() {
    return server.port();
  }

  /** Whether all partitions are being processed. */
  public boolean isRunning() {
    return streams.state() == KafkaStreams.State.RUNNING;
  }

  /** Commits what is done and leaves the group at once; state stays on disk. */
  @Override
  public void close() {
    closing.countDown();
    server.close();
    streams.close(
        CloseOptions.groupMembershipOperation(CloseOptions.GroupMembershipOperation.LEAVE_GROUP)
            .withTimeout(CLOSE_AT_MOST));
    spans.close();
    admin.close();
    try {
      registry.close();
    } catch (IOException e) {
      throw new UncheckedIOException("closing the registry client", e);
    }
  }

  /** Runs the role until the process is told to stop: {@code enrich wiredesk.yaml}. */
  public static void main(String[] args) {
    if (args.length != 1) {
      System.err.println("usage: enrich wiredesk.yaml");
      System.exit(2);
    }
    try {
      EnrichApp app = start(ConfigFile.load(Path.of(args[0])));
      Runtime.getRuntime().addShutdownHook(new Thread(app::close, "enrich-shutdown"));
    } catch (ConfigException e) {
      System.err.println(e.getMessage());
      System.exit(1);
    }
  }

  private KafkaStreams streams(
      EnrichConfig config, Hops hops, KafkaSettings kafka, WireSerdes serdes, EnrichMeters meters) {
    Rejections rejections = new Rejections(serdes, meters, InstantSource.system());
    KafkaStreams created =
        new KafkaStreams(
            EnrichTopology.build(config, hops, serdes, meters),
            StreamsSettings.of(config, kafka, rejections, suspects, spans));
    created.setUncaughtExceptionHandler(restart);
    return created;
  }

  private List<ReadyCheck> checks() {
    return List.of(
        ReadyCheck.of("streams", this::running),
        ReadyCheck.of("language model", LanguageModel::readiness),
        ReadyChecks.broker(admin, TOPICS),
        ReadyChecks.registry(registry, TOPICS));
  }

  private Readiness running() {
    return isRunning()
        ? Readiness.ready()
        : Readiness.notReady(
            restart.stoppedBecause().orElseGet(() -> "streams are " + streams.state()));
  }
}
