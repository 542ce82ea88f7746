package io.wiredesk.ingest.feed.drop;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.wiredesk.ingest.feed.DataFolders;
import io.wiredesk.ingest.feed.FakeIntake;
import io.wiredesk.ingest.feed.FeedMeters;
import io.wiredesk.ingest.feed.FeedSamples;
import io.wiredesk.ingest.feed.TestClock;
import io.wiredesk.ingest.feed.settings.FeedSettings;
import io.wiredesk.ingest.format.message.RejectCode;
import io.wiredesk.schemas.WireSizes;
import io.wiredesk.service.ConfigFile;
import io.wiredesk.service.Sha256;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.KeyPair;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.sshd.client.SshClient;
import org.apache.sshd.client.channel.ClientChannel;
import org.apache.sshd.client.channel.ClientChannelEvent;
import org.apache.sshd.client.keyverifier.AcceptAllServerKeyVerifier;
import org.apache.sshd.client.session.ClientSession;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.config.keys.PublicKeyEntry;
import org.apache.sshd.core.CoreModuleProperties;
import org.apache.sshd.sftp.client.SftpClient;
import org.apache.sshd.sftp.client.SftpClient.OpenMode;
import org.apache.sshd.sftp.client.SftpClientFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The SFTP server as a sender meets it, bad senders among them. */
class DropServerTest {
  private static final Duration SOON = Duration.ofSeconds(10);
  private static final int MOST_BYTES = 100_000;

  @TempDir Path data;

  private final FakeIntake intake = new FakeIntake();
  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private final SshClient client = SshClient.setUpDefaultClient();
  private final KeyPair keyPair = pair();
  private DropServer server;

  DropServerTest() {}

  @BeforeEach
  void start() {
    server = server("");
    client.setServerKeyVerifier(AcceptAllServerKeyVerifier.INSTANCE);
    client.start();
  }

  @AfterEach
  void stop() {
    client.stop();
    server.close();
  }

  @Test
  void aFileIsAStoryWhenItWasClosed() throws Exception {
    try (SftpClient sftp = login()) {
      byte[] message = FeedSamples.of("urn:a");
      try (SftpClient.CloseableHandle file = sftp.open("a.json", OpenMode.Write, OpenMode.Create)) {
        sftp.write(file, 0, message, 0, 100);
        assertThat(intake.ids()).isEmpty();
        sftp.write(file, 100, message, 100, message.length - 100);
        assertThat(intake.ids()).isEmpty();
      }
      assertThat(intake.ids()).containsExactly("urn:a");
      assertThat(intake.stories().get(0).getTransport()).isEqualTo("sftp");
      assertThat(intake.stories().get(0).getFileName()).isEqualTo("a.json");
      assertThat(data.resolve("drop/acme/done/a.json")).hasBinaryContent(message);
    }
  }

  /** Many clients ask for the size afterwards, and take a missing file for a failure. */
  @Test
  void itIsStillFoundByItsSenderAfterwards() throws Exception {
    try (SftpClient sftp = login()) {
      put(sftp, "a.json", FeedSamples.of("urn:a"));
      assertThat(sftp.stat("a.json").getSize()).isEqualTo(FeedSamples.of("urn:a").length);
      sftp.setStat("a.json", sftp.stat("a.json"));
      sftp.rename("a.json", "b.json");
      assertThat(sftp.stat("b.json").getSize()).isPositive();
      put(sftp, "a.json", FeedSamples.of("urn:b"));
      assertThat(intake.ids()).containsExactly("urn:a", "urn:b");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"a.json.part", ".a.json", "a.json.tmp", "a.json~"})
  void underANameForUnfinishedOnesItWaitsForTheRename(String name) throws Exception {
    try (SftpClient sftp = login()) {
      put(sftp, name, FeedSamples.of("urn:a"));
      assertThat(intake.ids()).isEmpty();
      sftp.rename(name, "a.json");
      assertThat(intake.ids()).containsExactly("urn:a");
    }
  }

  @Test
  void anUploadThatBreaksOffIsNeverTakenAndMayBeResumed() throws Exception {
    byte[] message = FeedSamples.of("urn:a", "urn:b");
    try (SftpClient sftp = login()) {
      SftpClient.Handle file = sftp.open("a.json", OpenMode.Write, OpenMode.Create);
      sftp.write(file, 0, message, 0, 200);
      sftp.getSession().close(true);
    }
    await().atMost(SOON).until(() -> uploads("broken-off") == 1);
    assertThat(intake.ids()).isEmpty();
    try (SftpClient sftp = login()) {
      assertThat(sftp.stat("a.json").getSize()).isEqualTo(200);
      try (SftpClient.CloseableHandle file = sftp.open("a.json", OpenMode.Write)) {
        sftp.write(file, 200, message, 200, message.length - 200);
      }
    }
    assertThat(intake.ids()).containsExactly("urn:a", "urn:b");
  }

  /** A restart finds what was half written, and leaves it half written. */
  @Test
  void whatARestartFindsHalfWrittenIsNotTaken() throws Exception {
    Files.write(data.resolve("drop/acme/upload/half.json"), FeedSamples.of("urn:half"));
    server.close();
    server = server("");
    try (SftpClient sftp = login()) {
      put(sftp, "a.json", FeedSamples.of("urn:a"));
      assertThat(sftp.stat("half.json").getSize()).isPositive();
    }
    assertThat(intake.ids()).containsExactly("urn:a");
  }

  /** Neither resumed nor sent again for a week. */
  @Test
  void whatBrokeOffLongAgoMakesRoom() throws Exception {
    Path old = Files.write(data.resolve("drop/acme/upload/old.json"), FeedSamples.of("urn:old"));
    Path young = Files.write(data.resolve("drop/acme/upload/young.json"), FeedSamples.of("urn:y"));
    Instant now = new TestClock().instant();
    Files.setLastModifiedTime(old, FileTime.from(now.minus(Duration.ofDays(8))));
    Files.setLastModifiedTime(young, FileTime.from(now.minus(Duration.ofDays(6))));
    try (SftpClient sftp = login()) {
      put(sftp, "a.json", FeedSamples.of("urn:a"));
    }
    assertThat(old).doesNotExist();
    assertThat(young).exists();
    assertThat(intake.ids()).containsExactly("urn:a");
  }

  @Test
  void withoutTheBrokersAckThereIsNoneHereAndNothingIsLost() throws Exception {
    intake.away = true;
    try (SftpClient sftp = login()) {
      assertThatThrownBy(() -> put(sftp, "a.json", FeedSamples.of("urn:a")))
          .hasMessageContaining("did not acknowledge")
          .hasMessageContaining("no harm");
    }
    intake.away = false;
    await().atMost(SOON).until(() -> intake.ids().equals(List.of("urn:a")));
    assertThat(uploads("not-acknowledged")).isEqualTo(1);
  }

  @Test
  void junkIsSetAsideAndTheNextGoesOn() throws Exception {
    try (SftpClient sftp = login()) {
      put(sftp, "bad.json", "{\"uri\":\"urn:x\",\"embargoed\":\"soon\"}".getBytes(UTF_8));
      put(sftp, "good.json", FeedSamples.of("urn:a"));
    }
    assertThat(data.resolve("drop/acme/rejected/bad.json.reason.txt"))
        .content()
        .startsWith("embargo-unreadable");
    assertThat(intake.ids()).containsExactly("urn:a");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "../../../outside.json",
        "/../outside.json",
        "/etc/outside.json",
        "../done/outside.json",
        "../bravo/upload/outside.json",
        "sub/outside.json",
        "..",
        "/",
        "new\nline.json"
      })
  void nothingIsWrittenOutsideTheFeedsFolder(String path) throws Exception {
    try (SftpClient sftp = login()) {
      // Dots lead no higher than to the user's own root; folders there are none.
      assertThat(catchThrowable(() -> put(sftp, path, FeedSamples.of("urn:a"))))
          .satisfiesAnyOf(
              e -> assertThat(e).isNull(), e -> assertThat(e).isInstanceOf(IOException.class));
      put(sftp, "in.json.part", FeedSamples.of("urn:in"));
      sftp.rename("in.json.part", "../../renamed.json");
    }
    assertThat(intake.ids()).contains("urn:in");
    try (Stream<Path> all = Files.walk(data)) {
      assertThat(all.filter(p -> p.toString().endsWith(".json")))
          .isNotEmpty()
          .allMatch(p -> p.startsWith(data.resolve("drop/acme")));
    }
  }

  @Test
  void nothingOutsideIsRead() throws Exception {
    Files.writeString(data.resolve("secret.txt"), "hunter2");
    try (SftpClient sftp = login()) {
      for (String path : new String[] {"../../../secret.txt", "/secret.txt", "../rejected"}) {
        assertThatThrownBy(() -> sftp.stat(path)).isInstanceOf(IOException.class);
      }
      assertThat(sftp.canonicalPath(".")).isEqualTo("/");
      assertThat(sftp.canonicalPath("../../..")).isEqualTo("/");
    }
  }

  @Test
  void thereAreNoLinksAndNoFolders() throws Exception {
    try (SftpClient sftp = login()) {
      assertThatThrownBy(() -> sftp.symLink("link", "/etc/passwd")).isInstanceOf(IOException.class);
      assertThatThrownBy(() -> sftp.link("link", "/etc/passwd", false))
          .isInstanceOf(IOException.class);
      assertThatThrownBy(() -> sftp.mkdir("sub")).hasMessageContaining("no folders here");
    }
  }

  @Test
  void tooLargeAFileIsRefusedWhileItIsWritten() throws Exception {
    try (SftpClient sftp = login()) {
      assertThatThrownBy(() -> put(sftp, "large.txt", new byte[MOST_BYTES + 1]))
          .hasMessageContaining("100000 bytes");
      put(sftp, "a.json", FeedSamples.of("urn:a"));
    }
    assertThat(intake.ids()).containsExactly("urn:a");
    assertThat(uploads("too-large")).isEqualTo(1);
    assertThat(data.resolve("drop/acme/upload")).isEmptyDirectory();
    assertThat(intake.rejected())
        .singleElement()
        .satisfies(
            r -> {
              assertThat(r.code()).isEqualTo(RejectCode.TOO_LARGE);
              assertThat(r.reason()).contains("more than 100000", "its sender has all");
              assertThat(r.bytes()).hasSize(WireSizes.HEAD);
            });
    assertThat(intake.contexts().get(0).fileName()).isEqualTo("large.txt");
  }

  /** A file with a hole in it, as big as no disk. */
  @Test
  void aSparseFileIsTooLargeTwice() throws Exception {
    try (SftpClient sftp = login();
        SftpClient.CloseableHandle file = sftp.open("a.txt", OpenMode.Write, OpenMode.Create)) {
      assertThatThrownBy(() -> sftp.write(file, 1L << 40, new byte[1]))
          .isInstanceOf(IOException.class);
      assertThatThrownBy(() -> sftp.setStat(file, new SftpClient.Attributes().size(1L << 40)))
          .isInstanceOf(IOException.class);
      assertThatThrownBy(file::close).hasMessageContaining("not whole");
    }
    assertThat(intake.ids()).isEmpty();
  }

  @Test
  void onAFullDiskNothingIsBegun() throws Exception {
    server.close();
    server = server("minFreeBytes: " + Long.MAX_VALUE);
    try (SftpClient sftp = login()) {
      assertThatThrownBy(() -> put(sftp, "a.json", FeedSamples.of("urn:a")))
          .hasMessageContaining("nearly full");
    }
    assertThat(uploads("disk-full")).isEqualTo(1);
  }

  /** The device stands for a disk that has no room left: every write to it fails. */
  @Test
  void whatADiskThatFillsUpCutOffIsNotTakenAndTheNextIs() throws Exception {
    Path full = Path.of("/dev/full");
    assumeThat(full).exists();
    Path upload = data.resolve("drop/acme/upload/a.json");
    Files.createSymbolicLink(upload, full);
    try (SftpClient sftp = login()) {
      SftpClient.Handle file = sftp.open("a.json", OpenMode.Write);
      byte[] message = FeedSamples.of("urn:a");
      assertThatThrownBy(() -> sftp.write(file, 0, message))
          .hasMessageContaining("cannot be written here now");
      assertThatThrownBy(() -> sftp.close(file)).hasMessageContaining("was not taken");
      assertThat(upload).as("makes room").doesNotExist();
      assertThat(intake.ids()).isEmpty();
      assertThat(uploads("disk-full")).isEqualTo(1);
      put(sftp, "a.json", message);
    }
    assertThat(intake.ids()).containsExactly("urn:a");
  }

  @Test
  void twoCannotWriteOneFile() throws Exception {
    try (SftpClient one = login();
        SftpClient other = login();
        SftpClient.CloseableHandle file = one.open("a.json", OpenMode.Write, OpenMode.Create)) {
      assertThatThrownBy(() -> put(other, "a.json", FeedSamples.of("urn:b")))
          .hasMessageContaining("Somebody else");
      assertThat(uploads("refused")).isEqualTo(1);
      assertThatThrownBy(() -> other.rename("a.json", "b.json")).hasMessageContaining("still open");
      byte[] message = FeedSamples.of("urn:a");
      one.write(file, 0, message, 0, message.length);
    }
    assertThat(intake.ids()).containsExactly("urn:a");
  }

  /** The second begins while the first, closed, is not acknowledged yet. */
  @Test
  void twoUploadsOfOneNameAreBothPublished() throws Exception {
    intake.away = true;
    try (SftpClient one = login();
        SftpClient other = login()) {
      assertThatThrownBy(() -> put(one, "a.json", FeedSamples.of("urn:a")))
          .hasMessageContaining("did not acknowledge");
      try (SftpClient.CloseableHandle file =
          other.open("a.json", OpenMode.Write, OpenMode.Create, OpenMode.Truncate)) {
        intake.away = false;
        byte[] message = FeedSamples.of("urn:b");
        other.write(file, 0, message, 0, message.length);
      }
    }
    await().atMost(SOON).until(() -> intake.ids().size() == 2);
    assertThat(intake.ids()).containsExactlyInAnyOrder("urn:a", "urn:b");
  }

  @Test
  void whileAFileIsBeingTakenItsNameIsFreeForTheNext() throws Exception {
    try (SftpClient one = login();
        SftpClient other = login()) {
      intake.beforeNext(
          () -> {
            try {
              put(other, "a.json", FeedSamples.of("urn:b"));
            } catch (IOException e) {
              throw new UncheckedIOException(e);
            }
          });
      put(one, "a.json", FeedSamples.of("urn:a"));
    }
    assertThat(intake.ids()).containsExactlyInAnyOrder("urn:b", "urn:a");
  }

  @Test
  void aPublicKeyWillDoAndAWrongPasswordWillNot() throws Exception {
    try (ClientSession session = connect("keyed")) {
      session.addPublicKeyIdentity(keyPair);
      session.auth().verify(SOON);
    }
    try (ClientSession session = connect("acme")) {
      session.addPublicKeyIdentity(keyPair);
      assertThatThrownBy(() -> session.auth().verify(SOON)).isInstanceOf(IOException.class);
    }
    assertThatThrownBy(() -> login("acme", "wrong")).isInstanceOf(IOException.class);
    assertThatThrownBy(() -> login("nobody", "x")).isInstanceOf(IOException.class);
  }

  @Test
  void afterTooManyWrongOnesTheRightOneIsNotLookedAt() throws Exception {
    for (int i = 0; i < 3; i++) {
      assertThatThrownBy(() -> login("acme", "wrong")).isInstanceOf(IOException.class);
    }
    assertThatThrownBy(this::login).isInstanceOf(IOException.class);
    assertThat(
            meters.counter("wiredesk.ingest.logins", "feed", "acme", "outcome", "too-many").count())
        .isPositive();
  }

  @Test
  void sessionsAreBounded() throws Exception {
    try (SftpClient one = login();
        SftpClient two = login()) {
      assertThatThrownBy(this::login).isInstanceOf(IOException.class);
      put(one, "a.json", FeedSamples.of("urn:a"));
      put(two, "b.json", FeedSamples.of("urn:b"));
    }
    await().atMost(SOON).untilAsserted(() -> login().close());
  }

  /** Nobody who has not logged in can keep out whoever comes from elsewhere. */
  @Test
  void connectionsThatDoNotLogInAreBoundedByAddress() throws Exception {
    server.close();
    server = server("maxUnknownSessions: 2, minFreeBytes: 0");
    try (ClientSession one = connect("acme");
        ClientSession two = connect("acme")) {
      assertThat(one.isOpen() && two.isOpen()).isTrue();
      assertThatThrownBy(this::login).isInstanceOf(IOException.class);
      assertThat(meters.counter("wiredesk.ingest.refused", "why", "sftp-sessions").count())
          .isPositive();
    }
    await().atMost(SOON).untilAsserted(() -> login().close());
  }

  @Test
  void oneThatDoesNotLogInInTimeIsClosed() throws Exception {
    server.close();
    server = server("loginTimeout: PT1S, minFreeBytes: 0");
    try (ClientSession session = connect("acme")) {
      await().atMost(SOON).until(() -> !session.isOpen());
    }
  }

  @Test
  void noShellAndNoCommand() throws Exception {
    try (ClientSession session = connect("acme")) {
      session.addPasswordIdentity("acme-password");
      session.auth().verify(SOON);
      CoreModuleProperties.REQUEST_EXEC_REPLY.set(client, true);
      CoreModuleProperties.REQUEST_SHELL_REPLY.set(client, true);
      for (ClientChannel channel :
          List.of(session.createExecChannel("echo"), session.createShellChannel())) {
        channel.open().verify(SOON);
        assertThat(channel.waitFor(EnumSet.of(ClientChannelEvent.CLOSED), SOON))
            .contains(ClientChannelEvent.CLOSED)
            .doesNotContain(ClientChannelEvent.EXIT_STATUS, ClientChannelEvent.TIMEOUT);
      }
    }
  }

  @Test
  void theHostKeyStaysTheSameAndIsItsOwnersAlone() throws Exception {
    String before = server.fingerprint();
    server.close();
    server = server("");
    assertThat(server.fingerprint()).isEqualTo(before).startsWith("SHA256:");
    assertThat(Files.getPosixFilePermissions(data.resolve("sftp"))).hasSize(3);
  }

  private DropServer server(String more) {
    SftpServerSettings settings =
        ConfigFile.parse(
                "sftp: {listen: '127.0.0.1:0', maxSessionsPerFeed: 2, maxAttempts: 3"
                    + (more.isEmpty() ? ", minFreeBytes: 0" : ", " + more)
                    + "}")
            .section("sftp", SftpServerSettings.class);
    String password = "sha256:" + Sha256.hex("acme-password".getBytes(UTF_8));
    Map<String, FeedSettings> feeds =
        Map.of(
            "acme", FeedSamples.feed("{drop: {passwords: ['" + password + "']}}"),
            "keyed",
                FeedSamples.feed(
                    "{drop: {publicKeys: ['"
                        + PublicKeyEntry.toString(keyPair.getPublic())
                        + "']}}"),
            "pushed", FeedSamples.feed("{directory: true}"));
    return DropServer.start(
        feeds,
        settings,
        new DropServer.Surroundings(
            new DataFolders(data),
            MOST_BYTES,
            Duration.ofMillis(50),
            intake,
            new FeedMeters(meters),
            new TestClock()));
  }

  private SftpClient login() throws IOException {
    return login("acme", "acme-password");
  }

  private SftpClient login(String user, String password) throws IOException {
    ClientSession session = connect(user);
    try {
      session.addPasswordIdentity(password);
      session.auth().verify(SOON);
      return SftpClientFactory.instance().createSftpClient(session).singleSessionInstance();
    } catch (IOException e) {
      session.close(true);
      throw e;
    }
  }

  private ClientSession connect(String user) throws IOException {
    return client.connect(user, "127.0.0.1", server.port()).verify(SOON).getSession();
  }

  private static void put(SftpClient sftp, String name, byte[] bytes) throws IOException {
    try (SftpClient.CloseableHandle file =
        sftp.open(name, OpenMode.Write, OpenMode.Create, OpenMode.Truncate)) {
      for (int at = 0; at < bytes.length; at += 16_000) {
        byte[] part = Arrays.copyOfRange(bytes, at, Math.min(at + 16_000, bytes.length));
        sftp.write(file, at, part, 0, part.length);
      }
    }
  }

  private double uploads(String outcome) {
    return meters.counter("wiredesk.ingest.uploads", "feed", "acme", "outcome", outcome).count();
  }

  private static KeyPair pair() {
    try {
      return KeyUtils.generateKeyPair("ecdsa-sha2-nistp256", 256);
    } catch (java.security.GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
