package io.wiredesk.local.stack;

import static org.assertj.core.api.Assertions.assertThat;

import io.wiredesk.cli.cluster.Endpoints;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StartSummaryTest {
  @Test
  void theLineThatPushesReadsTheKeyFromItsFileAndDoesNotShowIt() {
    Endpoints endpoints =
        new Endpoints(
            "127.0.0.1:9092",
            "",
            "http://127.0.0.1:8600",
            "",
            "",
            new Endpoints.Postgres("", "", ""),
            Map.of(
                "zulu", new Endpoints.Feed("secret-z", "", ""),
                "demo", new Endpoints.Feed("secret-d", "", "")));

    assertThat(StartSummary.push(endpoints, Path.of("my data")))
        .contains("$(cat 'my data/keys/demo')", "http://127.0.0.1:8600/v1/feeds/demo")
        .doesNotContain("secret");
  }
}
