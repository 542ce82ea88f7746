package io.wiredesk.ingest.feed.push;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.linecorp.armeria.common.HttpResponse;
import com.linecorp.armeria.common.SessionProtocol;
import com.linecorp.armeria.server.Server;
import com.linecorp.armeria.server.ServerBuilder;
import io.wiredesk.service.ConfigException;
import io.wiredesk.service.ConfigFile;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.Base64;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** TLS with a certificate and a key in PEM, as certificate authorities hand them out. */
class HttpsSettingsTest {
  private static final char[] PASSWORD = "password".toCharArray();

  @TempDir Path folder;
  private KeyStore drawn;
  private Path certificate;
  private Path key;

  HttpsSettingsTest() {}

  /** Drawn by the JDK's own tool: a key that lies in a repository is soon somebody's. */
  @BeforeEach
  void draw() throws Exception {
    Path store = folder.resolve("drawn.p12");
    String keytool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
    Process process =
        new ProcessBuilder(
                (keytool
                        + " -genkeypair -alias a -keyalg EC -groupname secp256r1 -dname"
                        + " CN=localhost -ext san=ip:127.0.0.1 -storetype PKCS12 -storepass"
                        + " password -keystore "
                        + store)
                    .split(" ", -1))
            .inheritIO()
            .start();
    assertThat(process.waitFor()).isZero();
    drawn = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(store)) {
      drawn.load(in, PASSWORD);
    }
    certificate = pem("CERTIFICATE", drawn.getCertificate("a").getEncoded());
    key = pem("PRIVATE KEY", drawn.getKey("a", PASSWORD).getEncoded());
  }

  @Test
  void answersOverTls() throws Exception {
    ServerBuilder builder =
        Server.builder().service("/", (context, request) -> HttpResponse.of("here"));
    settings(certificate, key).addTo(builder);
    Server server = builder.build();
    server.start().join();
    try {
      URI at = URI.create("https://127.0.0.1:" + server.activeLocalPort(SessionProtocol.HTTPS));
      assertThat(
              trusting().send(HttpRequest.newBuilder(at).build(), BodyHandlers.ofString()).body())
          .isEqualTo("here");
    } finally {
      server.stop().join();
    }
  }

  @Test
  void filesThatAreNoneAreOneLine() throws Exception {
    Path junk = Files.writeString(folder.resolve("junk.pem"), "junk");
    for (Path bad : new Path[] {junk, folder.resolve("missing.pem")}) {
      assertThatThrownBy(() -> settings(certificate, bad).addTo(Server.builder()))
          .isInstanceOf(ConfigException.class)
          .hasMessageContaining("ingest.https")
          .hasMessageContaining(bad.toString())
          .hasMessageNotContaining("\n");
    }
  }

  @Test
  void bothFilesAreNeeded() {
    assertThatThrownBy(
            () ->
                ConfigFile.parse("https: {certificate: a.crt}")
                    .section("https", HttpsSettings.class))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("give certificate and key");
  }

  private static HttpsSettings settings(Path certificate, Path key) {
    return ConfigFile.parse(
            "https: {listen: '127.0.0.1:0', certificate: '%s', key: '%s'}"
                .formatted(certificate, key))
        .section("https", HttpsSettings.class);
  }

  private Path pem(String kind, byte[] bytes) throws Exception {
    String text =
        "-----BEGIN %1$s-----\n%2$s\n-----END %1$s-----\n"
            .formatted(
                kind, Base64.getMimeEncoder(64, "\n".getBytes(US_ASCII)).encodeToString(bytes));
    return Files.writeString(folder.resolve(kind.replace(' ', '-') + ".pem"), text);
  }

  private HttpClient trusting() throws Exception {
    KeyStore trusted = KeyStore.getInstance("PKCS12");
    trusted.load(null, PASSWORD);
    trusted.setCertificateEntry("a", drawn.getCertificate("a"));
    TrustManagerFactory managers =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    managers.init(trusted);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, managers.getTrustManagers(), null);
    return HttpClient.newBuilder().sslContext(context).build();
  }
}
