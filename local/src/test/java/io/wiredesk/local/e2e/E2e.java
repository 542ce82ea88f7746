package io.wiredesk.local.e2e;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.wiredesk.cli.cluster.Endpoints;
import io.wiredesk.cli.cluster.Http;
import io.wiredesk.local.demo.DemoRun;
import io.wiredesk.local.demo.MessageVerdict;
import io.wiredesk.local.demo.SampleWire;
import io.wiredesk.local.demo.ScratchFolder;
import io.wiredesk.local.demo.SentMessage.RecordAt;
import io.wiredesk.local.stack.DataFolder;
import io.wiredesk.local.stack.Distribution;
import io.wiredesk.local.stack.IngestSection;
import io.wiredesk.local.stack.PortRole;
import io.wiredesk.local.stack.Ports;
import io.wiredesk.local.stack.SinkSettings;
import io.wiredesk.local.stack.Stack;
import io.wiredesk.local.stack.StackFile;
import io.wiredesk.local.stack.StackOptions;
import io.wiredesk.monitor.reconcile.ReconcileReport;
import io.wiredesk.monitor.reconcile.Reconciler;
import io.wiredesk.schemas.Rejected;
import io.wiredesk.schemas.WireTopic;
import io.wiredesk.service.ConfigFile;
import io.wiredesk.service.KafkaSettings;
import io.wiredesk.service.RegistrySettings;
import io.wiredesk.service.TopicReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/**
 * The one stack that all end-to-end tests of a run share, the sample wire sent through it once.
 * Started by the first test that asks, stopped with the process.
 */
final class E2e {
  /** Feeds that tests have for themselves. */
  static final String BAD = "bad";

  static final String ORDER = "order";
  static final String LIFE = "life";
  static final String FEEDS = "feeds";
  static final String SWEEP = "sweep";
  static final String CASES = "cases";
  static final String DROPPED = "dropped-cases";

  /** Expected to send every few seconds. */
  static final String REGULAR = "regular";

  static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final String REGULAR_INTERVAL = "PT5S";

  private static final Duration SETTLED = Duration.ofSeconds(20);
  private static @Nullable E2e shared;

  private final Stack stack;
  private final Ports ports;
  private final Path folder;
  private final FeedSites sites;
  private final List<MessageVerdict> demo;
  private final ReconcileReport demoSum;

  private E2e(Stack stack, Ports ports, Path folder, FeedSites sites, List<MessageVerdict> demo)
      throws InterruptedException {
    this.stack = stack;
    this.ports = ports;
    this.folder = folder;
    this.sites = sites;
    this.demo = demo;
    this.demoSum = Reconciler.settled(config(), SETTLED);
  }

  static synchronized E2e stack() throws IOException, InterruptedException, SQLException {
    if (shared == null) {
      shared = start();
    }
    return shared;
  }

  private static E2e start() throws IOException, InterruptedException, SQLException {
    PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
    OtlpReceiver.listen();
    SampleWire wire = SampleWire.load();
    List<String> feeds = new ArrayList<>(wire.feeds());
    feeds.addAll(List.of(BAD, ORDER, LIFE, REGULAR, FEEDS, SWEEP, CASES, DROPPED));
    ScratchFolder folder = ScratchFolder.open(null, false, err);
    ScratchFolder partner = ScratchFolder.open(null, false, err);
    FeedSites sites = FeedSites.start(partner.path());
    Path config = Files.writeString(partner.path().resolve("wiredesk.yaml"), sites.config());
    Ports ports = Ports.free();
    Stack stack =
        Stack.prepare(
            new StackOptions(
                ports,
                feeds,
                IngestSection.read(config),
                SinkSettings.POSTGRES,
                Distribution.current()),
            DataFolder.open(folder.path()),
            err::println);
    StackFile.edit(folder.path().resolve(Endpoints.CONFIG_FILE), E2e::expectRegularFeed);
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> {
                  stack.close();
                  sites.close();
                  folder.close();
                  partner.close();
                },
                "stop-e2e"));
    stack.start(err::println);
    DemoRun run = new DemoRun(stack.endpoints(), InstantSource.system(), line -> {});
    return new E2e(stack, ports, folder.path(), sites, run.run(wire));
  }

  private static void expectRegularFeed(ObjectNode root) {
    ObjectNode monitor = (ObjectNode) root.path("monitor");
    monitor.putObject("feeds").putObject(REGULAR).put("expectedInterval", REGULAR_INTERVAL);
  }

  /** What became of the sample wire. */
  List<MessageVerdict> demo() {
    return demo;
  }

  /** The sum of it, before any test sent more. */
  ReconcileReport demoSum() {
    return demoSum;
  }

  /** What the providers of the feeds run. */
  FeedSites sites() {
    return sites;
  }

  Path data() {
    return folder;
  }

  MessageVerdict demo(String id) {
    return demo.stream().filter(v -> v.sent().message().id().equals(id)).findFirst().orElseThrow();
  }

  Endpoints endpoints() {
    return stack.endpoints();
  }

  String key(String feed) {
    return feed(feed).key();
  }

  private Endpoints.Feed feed(String name) {
    Endpoints.Feed feed = endpoints().feeds().get(name);
    if (feed == null) {
      throw new IllegalArgumentException("no feed " + name);
    }
    return feed;
  }

  /** A push to a feed with its own key; headers and body may be changed. */
  HttpRequest.Builder push(String feed, String type, byte[] body) {
    return Http.request(endpoints().ingest() + "/v1/feeds/" + feed)
        .header("Authorization", "Bearer " + key(feed))
        .header("Content-Type", type)
        .POST(BodyPublishers.ofByteArray(body));
  }

  /**
   * Plain text that the feed {@link #BAD} sent and that was rejected once; ingest would take it
   * now.
   *
   * @return its id
   */
  String reject(String code, String copy) throws Exception {
    KafkaSettings kafka = config().section("kafka", KafkaSettings.class);
    RegistrySettings registry = config().section("registry", RegistrySettings.class);
    Rejected rejected =
        Rejected.newBuilder()
            .setFeed(BAD)
            .setStage("parse")
            .setCode(code)
            .setReason("told by a test")
            .setOriginal(ByteBuffer.wrap(copy.getBytes(StandardCharsets.UTF_8)))
            .setOriginalSha256("0")
            .setContentType("text/plain")
            .setAt(Instant.now())
            .build();
    try (var values = registry.serdes().<Rejected>serializer(WireTopic.REJECTED);
        var producer = new KafkaProducer<>(kafka.with(Map.of()), new StringSerializer(), values)) {
      RecordMetadata at =
          producer.send(new ProducerRecord<>(WireTopic.REJECTED.topicName(), BAD, rejected)).get();
      return at.topic() + "-" + at.partition() + "@" + at.offset();
    }
  }

  /** The sum once every message has its end. */
  ReconcileReport settled() throws InterruptedException {
    return settled(SETTLED);
  }

  ReconcileReport settled(Duration patience) throws InterruptedException {
    return Reconciler.settled(config(), patience);
  }

  ConfigFile config() {
    return ConfigFile.load(configFile());
  }

  Path configFile() {
    return folder.resolve(Endpoints.CONFIG_FILE);
  }

  /** Where a role answers that the endpoints do not name. */
  String url(PortRole role) {
    return ports.url(role);
  }

  /** All that is committed on a topic. */
  <T extends SpecificRecord> List<ConsumerRecord<String, T>> records(WireTopic topic) {
    List<ConsumerRecord<String, T>> records = new ArrayList<>();
    try (TopicReader<T> reader = TopicReader.open(config(), topic)) {
      reader.readToEnd(records::add);
    }
    return records;
  }

  /** What storage has of a story, or of one that is a copy of another test's; empty for nothing. */
  Map<String, @Nullable Object> row(String storyId) throws SQLException {
    List<Map<String, @Nullable Object>> rows =
        query(
            "SELECT headline, pub_status FROM story WHERE story_id = ? UNION ALL"
                + " SELECT headline, pub_status FROM story_copy WHERE story_id = ?",
            storyId,
            storyId);
    if (rows.size() > 1) {
      throw new AssertionError(storyId + " has two rows: " + rows);
    }
    return rows.isEmpty() ? Map.of() : rows.get(0);
  }

  /** Rows by column. */
  List<Map<String, @Nullable Object>> query(String sql, Object... values) throws SQLException {
    return DatabaseRows.query(endpoints().postgres(), sql, values);
  }

  long count(String sql, Object... values) throws SQLException {
    Object count = query(sql, values).get(0).values().iterator().next();
    return count instanceof Number number ? number.longValue() : -1;
  }

  /** Where the only item of a message of the sample wire is on {@code wire.raw}. */
  RecordAt raw(String id) {
    return demo(id).sent().answer().accepted().get(0);
  }
}
