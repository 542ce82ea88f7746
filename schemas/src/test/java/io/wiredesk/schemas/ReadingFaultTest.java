package io.wiredesk.schemas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a registry's answer says about the bytes that it was asked for. */
class ReadingFaultTest {
  private static final byte[] BYTES = {0, 0, 0, 0, 7, 2, 'a'};

  private final HttpServer registry;
  private int status = 200;
  private String answer = "";

  ReadingFaultTest() throws IOException {
    registry = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    registry.createContext(
        "/",
        exchange -> {
          byte[] body = answer.getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(status, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    registry.start();
  }

  @AfterEach
  void stop() {
    registry.stop(0);
  }

  @ParameterizedTest
  @ValueSource(ints = {40401, 40402, 40403})
  void aSchemaThatTheRegistryDoesNotKnowIsTheBytesFault(int code) {
    answers(404, "{\"error_code\": %s, \"message\": \"not found\"}".formatted(code));

    assertThat(read()).isInstanceOf(Read.Poison.class);
  }

  @ParameterizedTest
  @CsvSource({"404, nothing here", "404, {}", "401, no", "429, later", "500, oops", "503, away"})
  void whateverElseItAnswersIsWaitedFor(int code, String body) {
    answers(code, body);

    assertThatThrownBy(this::read)
        .isInstanceOf(RegistryAwayException.class)
        .satisfies(away -> assertThat(ReadingFault.isOfTheBytes(away)).isFalse());
  }

  @Test
  void aRegistryThatIsNotThereIsWaitedFor() {
    registry.stop(0);

    assertThatThrownBy(this::read).isInstanceOf(RegistryAwayException.class);
  }

  private void answers(int code, String body) {
    status = code;
    answer = body;
  }

  private Read<WireStory> read() {
    String url = "http://127.0.0.1:" + registry.getAddress().getPort();
    Map<String, Object> settings = Map.of("schema.registry.url", url, "max.retries", 0);
    try (WireReader<WireStory> reader = new WireSerdes(settings).reader(WireTopic.RAW)) {
      return reader.read(BYTES);
    }
  }
}
