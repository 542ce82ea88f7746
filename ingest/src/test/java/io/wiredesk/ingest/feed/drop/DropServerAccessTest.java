package io.wiredesk.ingest.feed.drop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

import io.wiredesk.ingest.feed.FeedSamples;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.stream.Stream;
import org.apache.sshd.client.channel.ClientChannel;
import org.apache.sshd.client.channel.ClientChannelEvent;
import org.apache.sshd.client.session.ClientSession;
import org.apache.sshd.core.CoreModuleProperties;
import org.apache.sshd.sftp.client.SftpClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whom the SFTP server lets in, and how far: bad senders among them. */
class DropServerAccessTest extends DropServerBench {
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
}
