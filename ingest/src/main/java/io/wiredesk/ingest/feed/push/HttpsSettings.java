package io.wiredesk.ingest.feed.push;

import com.linecorp.armeria.common.TlsKeyPair;
import com.linecorp.armeria.server.ServerBuilder;
import io.wiredesk.service.ConfigException;
import io.wiredesk.service.ListenAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.Objects;

/**
 * The {@code ingest.https} section: a second address, with TLS, for senders elsewhere.
 *
 * @param listen 127.0.0.1:8643 unless given
 * @param certificate PEM file, the chain included
 * @param key PEM file of the certificate's private key, PKCS #8, unencrypted
 */
public record HttpsSettings(ListenAddress listen, Path certificate, Path key) {

  public HttpsSettings {
    listen = Objects.requireNonNullElse(listen, ListenAddress.of("127.0.0.1:8643"));
    if (certificate == null || key == null) {
      throw new IllegalArgumentException("https: give certificate and key, two PEM files");
    }
  }

  /** Adds the address to a server. */
  public void addTo(ServerBuilder server) {
    try {
      server
          .https(new InetSocketAddress(listen.host(), listen.port()))
          .tls(TlsKeyPair.of(key.toFile(), certificate.toFile()));
    } catch (RuntimeException e) {
      throw new ConfigException(
          "ingest.https: %s and %s are no certificate and key (PEM, PKCS #8, unencrypted): %s"
              .formatted(certificate, key, e.getMessage()));
    }
  }
}
