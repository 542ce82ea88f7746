package io.wiredesk.sink.opensearch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.util.Base64;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.errors.RetriableException;

/**
 * OpenSearch's REST interface, as much as is needed of it. What passes (away, busy, full) is a
 * {@link RetriableException}; what only a person can put right is a {@link ConnectException}; all
 * else is an answer.
 */
final class OpenSearchClient {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpClient http;
  private final OpenSearchSinkConfig config;

  OpenSearchClient(OpenSearchSinkConfig config) {
    this.config = config;
    HttpClient.Builder builder =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(10));
    if (!config.caFile().isEmpty()) {
      builder.sslContext(trusting(Path.of(config.caFile())));
    }
    this.http = builder.build();
  }

  /** An answer that is neither a fault of the cluster nor of the settings. */
  record Answer(int status, JsonNode body) {
    boolean ok() {
      return status >= 200 && status < 300;
    }

    /** What OpenSearch calls the error. */
    String errorType() {
      return body.path("error").path("type").asText("unknown");
    }
  }

  Answer get(String path) {
    return send("GET", path, new byte[0]);
  }

  Answer put(String path, JsonNode body) {
    return send("PUT", path, body.toString().getBytes(StandardCharsets.UTF_8));
  }

  Answer post(String path, byte[] body) {
    return send("POST", path, body);
  }

  private Answer send(String method, String path, byte[] body) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(config.url() + path))
            .timeout(config.timeout())
            .header("Content-Type", "application/json")
            .method(method, BodyPublishers.ofByteArray(body));
    if (!config.user().isEmpty()) {
      String login = config.user() + ":" + config.password();
      byte[] bytes = login.getBytes(StandardCharsets.UTF_8);
      request.header("Authorization", "Basic " + Base64.getEncoder().encodeToString(bytes));
    }
    try {
      return judged(http.send(request.build(), BodyHandlers.ofByteArray()));
    } catch (IOException e) {
      throw new RetriableException("OpenSearch cannot be reached: " + e, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new RetriableException("interrupted while OpenSearch was asked", e);
    }
  }

  private static Answer judged(HttpResponse<byte[]> response) {
    Answer answer = new Answer(response.statusCode(), parsed(response.body()));
    if (passes(answer.status(), answer.errorType())) {
      throw new RetriableException(
          "OpenSearch answers %s (%s)".formatted(answer.status(), answer.errorType()));
    }
    requireAllowed(answer.status(), answer.errorType());
    return answer;
  }

  /** A bulk request is allowed as a whole and, once more, each of its documents. */
  static void requireAllowed(int status, String errorType) {
    if (status == 401 || status == 403) {
      throw new ConnectException(
          "OpenSearch refuses the connector (%s, %s): check opensearch.user, opensearch.password and the user's rights to the alias, its indices and its template"
              .formatted(status, errorType));
    }
  }

  /**
   * Whether the same request may succeed later. A block is a full disk or a cluster without a
   * manager; it comes as 403 or 429. An index that somebody closed can be opened again.
   */
  static boolean passes(int status, String errorType) {
    return status == 429
        || status == 408
        || status >= 500
        || errorType.equals("cluster_block_exception")
        || errorType.equals("index_closed_exception");
  }

  /** A proxy's page is no JSON, and tells no more than its status. */
  private static JsonNode parsed(byte[] body) {
    try {
      JsonNode tree = JSON.readTree(body);
      return tree == null ? JSON.missingNode() : tree;
    } catch (IOException e) {
      return JSON.missingNode();
    }
  }

  private static SSLContext trusting(Path pem) {
    try (InputStream in = Files.newInputStream(pem)) {
      KeyStore trusted = KeyStore.getInstance(KeyStore.getDefaultType());
      trusted.load(null, null);
      for (Certificate authority :
          CertificateFactory.getInstance("X.509").generateCertificates(in)) {
        trusted.setCertificateEntry("ca-" + trusted.size(), authority);
      }
      TrustManagerFactory trust =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      trust.init(trusted);
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, trust.getTrustManagers(), null);
      return context;
    } catch (IOException | GeneralSecurityException e) {
      throw new ConnectException(
          OpenSearchSinkConfig.CA_FILE + ": no certificates in " + pem + ": " + e.getMessage(), e);
    }
  }
}
