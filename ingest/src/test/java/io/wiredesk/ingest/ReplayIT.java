package io.wiredesk.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.wiredesk.schemas.WireStory;
import io.wiredesk.service.ConfigException;
import io.wiredesk.service.ConfigFile;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What an operator sends again. */
class ReplayIT extends IngestIT {
  private static final String OPERATOR = "an-operators-key";
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  @Override
  ConfigFile config() {
    return ConfigFile.parse(
        """
        kafka: {bootstrap.servers: "%s"}
        registry: {schema.registry.url: "mock://ReplayIT"}
        ingest:
          listen: 127.0.0.1:0
          dataDir: %s
          operatorKeys: ["%s"]
          feeds:
            demo: {provider: Demo, keys: ["%s"], messagesPerSecond: 0.001}
        """
            .formatted(broker.bootstrap(), folder, hashed(OPERATOR), hashed(KEY)));
  }

  @Test
  void isTakenAsTheFeedsOwnAndMarkedAsAReplay() throws Exception {
    for (int i = 0; i < 20; i++) { // more than the feed itself may send
      HttpResponse<String> answer =
          replay("demo", OPERATOR, "OSLO A ferry line opened on Tuesday. " + i);
      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
      assertThat(answer.body()).contains("\"topic\":\"wire.raw\"");
    }

    List<WireStory> stories = raw().stream().map(r -> r.value()).toList();
    assertThat(stories)
        .hasSize(20)
        .allMatch(s -> s.getFeed().equals("demo") && s.getTransport().equals("replay"));
    assertThat(stories.get(0).getProvider()).isEqualTo("Demo");
  }

  @Test
  void whatIsStillNoStoryIsRejectedAgainWithItsBytes() throws Exception {
    HttpResponse<String> answer = replay("demo", OPERATOR, "<newsItem");

    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.body()).contains("\"topic\":\"wire.rejected\"");
    assertThat(rejected()).anyMatch(r -> "replay".equals(r.getTransport()));
  }

  @Test
  void onlyAnOperatorsKeyOpensItAndItOpensNothingElse() throws Exception {
    assertThat(replay("demo", KEY, "a story").statusCode()).isEqualTo(401);
    assertThat(replay("demo", "guess", "a story").statusCode()).isEqualTo(401);
    assertThat(replay("nobody", OPERATOR, "a story").statusCode()).isEqualTo(404);
    assertThat(push("demo", OPERATOR, "a story".getBytes(StandardCharsets.UTF_8)).statusCode())
        .isEqualTo(401);
  }

  @Test
  void plainKeyInTheConfigurationIsRefusedAndNotPrinted() {
    ConfigFile file = ConfigFile.parse("ingest: {operatorKeys: [plain-secret]}");

    assertThatThrownBy(() -> file.section("ingest", IngestConfig.class))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("operatorKeys")
        .hasMessageNotContaining("plain-secret");
  }

  private HttpResponse<String> replay(String feed, String key, String body) throws Exception {
    return HTTP.send(
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + app.port() + "/v1/replay/" + feed))
            .header("Authorization", "Bearer " + key)
            .POST(BodyPublishers.ofString(body))
            .build(),
        BodyHandlers.ofString());
  }
}
