package io.wiredesk.cli.cluster;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** Small requests, answered with text within 30 seconds. */
public final class Http {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final HttpClient CLIENT =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(5))
          .build();

  private Http() {}

  /**
   * An answer.
   *
   * @param status the HTTP status
   */
  public record Answer(int status, String body) {
    public boolean ok() {
      return status >= 200 && status < 300;
    }

    /** The line that an answer which is not good has for people (RFC 9457). */
    public String problem() {
      try {
        String detail = JSON.readTree(body).path("detail").asText();
        return detail.isEmpty() ? "HTTP " + status : detail;
      } catch (JsonProcessingException e) {
        return "HTTP " + status;
      }
    }
  }

  /** The address of a path below another address, which may end with slashes. */
  public static String below(String base, String path) {
    return base.replaceFirst("(?<!/)/++$", "") + path;
  }

  public static Answer get(String url) throws IOException, InterruptedException {
    return send(request(url).GET().build());
  }

  public static Answer putJson(String url, String json) throws IOException, InterruptedException {
    return send(
        request(url)
            .header("Content-Type", "application/json")
            .PUT(HttpRequest.BodyPublishers.ofString(json))
            .build());
  }

  public static HttpRequest.Builder request(String url) {
    return HttpRequest.newBuilder(URI.create(url)).timeout(PATIENCE);
  }

  public static Answer send(HttpRequest request) throws IOException, InterruptedException {
    HttpResponse<String> response =
        CLIENT.send(request, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
    return new Answer(response.statusCode(), response.body());
  }
}
