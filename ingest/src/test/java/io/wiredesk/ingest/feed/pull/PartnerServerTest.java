package io.wiredesk.ingest.feed.pull;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.wiredesk.ingest.feed.FeedSamples;
import io.wiredesk.ingest.feed.pull.RemoteFolder.RemoteFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.config.keys.PublicKeyEntry;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real SFTP server of somebody else's. */
class PartnerServerTest {
  @TempDir Path home;
  private TestPartner server;

  PartnerServerTest() {}

  @BeforeEach
  void start() throws Exception {
    server = TestPartner.start(home);
    Files.createDirectories(home.resolve("out/below"));
    server.put("a.json", FeedSamples.of("urn:a"));
  }

  @AfterEach
  void stop() throws IOException {
    server.close();
  }

  @Test
  void listsReadsAndRemoves() throws Exception {
    try (PartnerServer partner = partner("secret", server.hostKey(), server.port());
        RemoteFolder folder = partner.open("/out")) {
      RemoteFile file = folder.list().get(0);
      assertThat(folder.list()).as("no folders").hasSize(1);
      assertThat(file.name()).isEqualTo("a.json");
      assertThat(file.size()).isEqualTo(FeedSamples.of("urn:a").length);
      assertThat(file.modifiedSeconds()).isPositive();
      assertThat(folder.read(file)).isEqualTo(FeedSamples.of("urn:a"));
      assertThat(folder.isOpen()).isTrue();
      assertThat(folder.find("a.json")).contains(file);
      assertThat(folder.find("b.json")).isEmpty();
      folder.remove(file);
      assertThat(home.resolve("out/a.json")).doesNotExist();
    }
  }

  @Test
  void aFileThatGrewSinceItWasListedIsNotRead() throws Exception {
    try (PartnerServer partner = partner("secret", server.hostKey(), server.port());
        RemoteFolder folder = partner.open("/out")) {
      RemoteFile file = folder.list().get(0);
      Files.write(home.resolve("out/a.json"), FeedSamples.of("urn:a", "urn:b"));
      assertThatThrownBy(() -> folder.read(file)).hasMessageContaining("changes while");
    }
  }

  @Test
  void aFingerprintPinsTheKeyAsWell() throws Exception {
    String fingerprint = server.fingerprint();
    try (PartnerServer partner = partner("secret", fingerprint, server.port());
        RemoteFolder folder = partner.open("/out")) {
      assertThat(folder.list()).hasSize(1);
    }
  }

  @Test
  void aServerWithAnotherKeyIsNotTalkedTo() throws Exception {
    String another =
        PublicKeyEntry.toString(KeyUtils.generateKeyPair("ecdsa-sha2-nistp256", 256).getPublic());
    try (PartnerServer partner = partner("secret", another, server.port())) {
      assertThatThrownBy(() -> partner.open("/out"))
          .hasMessageContaining(server.fingerprint())
          .hasMessageContaining("hostKeys");
    }
  }

  @Test
  void aWrongPassword() throws Exception {
    try (PartnerServer partner = partner("guess", server.hostKey(), server.port())) {
      assertThatThrownBy(() -> partner.open("/out"))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("does not let 'us' in")
          .hasMessageNotContaining("guess");
    }
  }

  @Test
  void aKeyThatIsNotThere() {
    Path key = home.resolve("id");
    try (PartnerServer partner = unreached("127.0.0.1", "privateKey: " + key)) {
      assertThatThrownBy(() -> partner.open("/out"))
          .isInstanceOf(IOException.class)
          .hasMessageContaining(key + " cannot be read");
    }
  }

  @Test
  void aHostThatNobodyKnows() {
    try (PartnerServer partner = unreached("nowhere.invalid", "password: secret")) {
      assertThatThrownBy(() -> partner.open("/out"))
          .isInstanceOf(IOException.class)
          .hasMessage("the host nowhere.invalid is not known; check pull: host and the DNS");
    }
  }

  @Test
  void nobodyListens() throws Exception {
    int port = server.port();
    server.close();
    try (PartnerServer partner = partner("secret", server.hostKey(), port)) {
      assertThatThrownBy(() -> partner.open("/out")).hasMessageContaining("cannot be reached");
    }
  }

  @Test
  void aFolderThatIsNotThere() throws Exception {
    try (PartnerServer partner = partner("secret", server.hostKey(), server.port());
        RemoteFolder folder = partner.open("/nowhere")) {
      assertThatThrownBy(folder::list)
          .isInstanceOf(IOException.class)
          .hasMessageContaining("no such folder");
    }
  }

  private PartnerServer unreached(String host, String credential) {
    String yaml =
        "{pull: {host: %s, user: us, %s, folders: [/out], hostKeys: ['%s']}}"
            .formatted(host, credential, server.hostKey());
    return new PartnerServer(Objects.requireNonNull(FeedSamples.feed(yaml).pull()));
  }

  private static PartnerServer partner(String password, String hostKey, int port) {
    String yaml =
        "{pull: {host: 127.0.0.1, port: %d, user: us, password: %s, folders: [/out], hostKeys: ['%s']}}"
            .formatted(port, password, hostKey);
    return new PartnerServer(Objects.requireNonNull(FeedSamples.feed(yaml).pull()));
  }
}
