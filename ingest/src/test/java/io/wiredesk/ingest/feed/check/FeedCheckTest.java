package io.wiredesk.ingest.feed.check;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.wiredesk.ingest.feed.DataFolders;
import io.wiredesk.ingest.feed.FakeIntake;
import io.wiredesk.ingest.feed.FeedMeters;
import io.wiredesk.ingest.feed.FeedSamples;
import io.wiredesk.ingest.feed.TestClock;
import io.wiredesk.ingest.feed.directory.Inbox;
import io.wiredesk.ingest.feed.drop.DropServer;
import io.wiredesk.ingest.feed.drop.SftpServerSettings;
import io.wiredesk.ingest.feed.pull.TestPartner;
import io.wiredesk.ingest.feed.settings.FeedSettings;
import io.wiredesk.service.ConfigFile;
import io.wiredesk.service.ListenAddress;
import io.wiredesk.service.Sha256;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What {@code wiredesk feeds test} says of feeds that are well and of feeds that are not. */
class FeedCheckTest {
  private static final String PASSWORD = "sha256:" + Sha256.hex("a-password".getBytes(UTF_8));

  @TempDir Path data;
  @TempDir Path partnersHome;

  private final TestClock clock = new TestClock();
  private HttpServer web;
  private TestPartner partner;

  FeedCheckTest() {}

  @BeforeEach
  void start() throws IOException {
    web = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    web.start();
    partner = TestPartner.start(partnersHome);
  }

  @AfterEach
  void stop() throws IOException {
    web.stop(0);
    partner.close();
  }

  @Test
  void aFeedWithNoWayIn() {
    assertThat(check("{provider: Acme}")).singleElement().satisfies(f -> bad(f, "no way in"));
  }

  @Test
  void pushWhereIngestRuns() {
    serve("/health/live", 200, "ok");
    assertThat(check(pushed(), addresses(web.getAddress().getPort(), 1)))
        .extracting(Finding::good)
        .containsExactly(true, true);
  }

  @Test
  void pushWhereNothingListens() throws IOException {
    List<Finding> findings = check(pushed(), addresses(unused(), 1));
    good(findings.get(0), "1 key and");
    bad(findings.get(1), "is ingest running (ingest.listen)?");
  }

  /** Something else has the port. */
  @Test
  void pushWhereAnotherServerListens() {
    serve("/health/live", 404, "");
    assertThat(check(pushed(), addresses(web.getAddress().getPort(), 1)))
        .last()
        .satisfies(f -> bad(f, "does not answer"));
  }

  @Test
  void aDirectoryThatIsNotThereYet() {
    assertThat(check("{directory: true}"))
        .singleElement()
        .satisfies(f -> bad(f, "ingest makes it when it starts"));
  }

  @Test
  void aDirectoryWithFiles() throws IOException {
    Path inbox = inbox();
    Files.write(inbox.resolve("done/a.json"), FeedSamples.of("urn:a"));
    Files.write(inbox.resolve("rejected/b.json"), new byte[1]);
    Files.writeString(inbox.resolve("rejected/b.json.reason.txt"), "why");
    Files.write(inbox.resolve("c.json.part"), new byte[1]);
    List<Finding> findings = check("{directory: true}");
    good(findings.get(0), "0 waiting, 1 in done/, 1 in rejected/");
    good(findings.get(1), "a.json: a story (ninjs)");
  }

  @Test
  void theNewestFileCannotBeRead() throws IOException {
    Path inbox = inbox();
    Files.write(
        inbox.resolve("new.json"), "{\"uri\":\"urn:x\",\"embargoed\":\"soon\"}".getBytes(UTF_8));
    assertThat(check("{directory: true}")).last().satisfies(f -> bad(f, "embargo-unreadable"));
    assertThat(inbox.resolve("new.json")).as("nothing is moved").exists();
  }

  @Test
  void uploadsWhereTheServerRuns() {
    FeedSettings feed = FeedSamples.feed(dropped());
    SftpServerSettings settings =
        ConfigFile.parse("sftp: {listen: '127.0.0.1:0'}").section("sftp", SftpServerSettings.class);
    DropServer.Surroundings around =
        new DropServer.Surroundings(
            new DataFolders(data),
            1000,
            Duration.ofSeconds(1),
            new FakeIntake(),
            new FeedMeters(new SimpleMeterRegistry()),
            clock);
    try (DropServer server = DropServer.start(Map.of("acme", feed), settings, around)) {
      List<Finding> findings = check(dropped(), addresses(1, server.port()));
      good(findings.get(0), "1 password and 0 public keys for user 'acme'");
      good(findings.get(1), "answers");
      good(findings.get(2), "0 waiting");
    }
  }

  @Test
  void uploadsWhereNothingListens() throws IOException {
    assertThat(check(dropped(), addresses(1, unused())))
        .anySatisfy(f -> bad(f, "is ingest running (ingest.sftp)?"));
  }

  @Test
  void aSourceThatIsWell() {
    serve("/feed", 200, new String(FeedSamples.of("urn:a", "urn:b"), UTF_8));
    assertThat(check(polled("", "/feed")))
        .singleElement()
        .satisfies(f -> good(f, "2 stories in 2 items (ninjs)"))
        .satisfies(f -> good(f, "no ETag, no Last-Modified"));
  }

  @Test
  void aSourceWithoutItems() {
    serve("/feed", 200, "<rss version='2.0'><channel><title>Aske</title></channel></rss>");
    assertThat(check(polled("", "/feed"))).singleElement().satisfies(f -> good(f, "no items now"));
  }

  @ParameterizedTest
  @CsvSource({
    "401, , check the credentials under poll: headers",
    "404, , check the URL with the provider",
    "500, , 500",
    "200, <html><body>Down</body></html>, no story; unknown-format"
  })
  void aSourceThatIsNotWell(int status, String body, String says) {
    serve("/feed", status, body == null ? "" : body);
    assertThat(check(polled("", "/feed"))).singleElement().satisfies(f -> bad(f, says));
  }

  @Test
  void aSourceAtAPrivateAddress() {
    serve("/feed", 200, "[]");
    assertThat(check("{poll: {urls: ['" + url("/feed") + "']}}"))
        .singleElement()
        .satisfies(f -> bad(f, "poll: allow"));
  }

  /** Each URL is looked at, whatever became of the one before. */
  @Test
  void everyUrlIsLookedAt() {
    serve("/feed", 200, new String(FeedSamples.of("urn:a"), UTF_8));
    assertThat(check(polled(", '" + url("/feed") + "'", "/nowhere")))
        .extracting(Finding::good)
        .containsExactly(false, true);
  }

  @Test
  void aPartnersFolderThatIsWell() throws IOException {
    partner.put("a.json", FeedSamples.of("urn:a"));
    partner.put("b.txt", new byte[1]);
    List<Finding> findings = check(pulled(partner.fingerprint(), "/out", "secret"));
    good(findings.get(0), "/out/: 2 files, of which 1 to take (*.json)");
    good(findings.get(1), "a.json: a story");
    assertThat(partner.names()).as("nothing is removed").containsExactly("a.json", "b.txt");
  }

  /** Nothing there matches: likely a wrong pattern, but no more than likely. */
  @Test
  void aPartnersFolderWithoutAFileForUs() {
    assertThat(check(pulled(partner.fingerprint(), "/out", "secret")))
        .singleElement()
        .satisfies(f -> good(f, "0 files, of which 0 to take (*.json)"));
  }

  @Test
  void aPartnerThatIsNotTheOnePinned() {
    assertThat(check(pulled("SHA256:" + "A".repeat(43), "/out", "secret")))
        .singleElement()
        .satisfies(f -> bad(f, partner.fingerprint()));
  }

  @Test
  void aPartnerThatDoesNotLetUsIn() {
    assertThat(check(pulled(partner.fingerprint(), "/out", "guess")))
        .singleElement()
        .satisfies(f -> bad(f, "does not let 'us' in"));
  }

  @Test
  void aPartnersFolderThatIsNotThere() {
    assertThat(check(pulled(partner.fingerprint(), "/nowhere", "secret")))
        .singleElement()
        .satisfies(f -> bad(f, "/nowhere/: there is no such folder for this user"));
  }

  @Test
  void aSampleOfTheFeeds() throws IOException {
    Path file = Files.write(data.resolve("sample.json"), FeedSamples.of("urn:a"));
    good(sample("{directory: true}", file), "a story (ninjs)");
    bad(sample("{format: nitf}", file), "no story");
    bad(sample("{directory: true}", data.resolve("missing")), "cannot be read");
  }

  private Finding sample(String yaml, Path file) {
    return FeedCheck.sample("acme", FeedSamples.feed(yaml), file, clock);
  }

  private List<Finding> check(String yaml) {
    return check(yaml, addresses(1, 1));
  }

  private Path inbox() {
    Path inbox = new DataFolders(data).inbox("acme");
    Inbox.open(inbox);
    return inbox;
  }

  private List<Finding> check(String yaml, FeedCheck.Addresses addresses) {
    return FeedCheck.of("acme", FeedSamples.feed(yaml), addresses, clock);
  }

  private FeedCheck.Addresses addresses(int http, int sftp) {
    return new FeedCheck.Addresses(
        new ListenAddress("127.0.0.1", http),
        new ListenAddress("127.0.0.1", sftp),
        new DataFolders(data),
        100_000);
  }

  private static String pushed() {
    return "{keys: ['" + PASSWORD + "']}";
  }

  private static String dropped() {
    return "{drop: {passwords: ['" + PASSWORD + "']}}";
  }

  private String polled(String more, String path) {
    return "{poll: {urls: ['%s'%s], allow: [127.0.0.1]}}".formatted(url(path), more);
  }

  private String pulled(String hostKey, String folder, String password) {
    return "{pull: {host: 127.0.0.1, port: %d, user: us, password: %s, folders: [%s], hostKeys: ['%s'], files: '*.json'}}"
        .formatted(partner.port(), password, folder, hostKey);
  }

  private String url(String path) {
    return "http://127.0.0.1:" + web.getAddress().getPort() + path;
  }

  private void serve(String path, int status, String body) {
    web.createContext(
        path,
        exchange -> {
          byte[] bytes = body.getBytes(UTF_8);
          exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
          exchange.getResponseBody().write(bytes);
          exchange.close();
        });
  }

  private static int unused() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private static void good(Finding finding, String says) {
    assertThat(finding.detail()).contains(says).doesNotContain("\n");
    assertThat(finding.good()).as(finding.detail()).isTrue();
  }

  private static void bad(Finding finding, String says) {
    assertThat(finding.detail()).contains(says).doesNotContain("\n");
    assertThat(finding.good()).as(finding.detail()).isFalse();
  }
}
