package io.wiredesk.local.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.wiredesk.cli.cluster.Endpoints;
import io.wiredesk.cli.cluster.Http;
import io.wiredesk.local.stack.PortRole;
import io.wiredesk.local.stack.SplitStack;
import io.wiredesk.schemas.WireStory;
import io.wiredesk.schemas.WireTopic;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.apache.avro.Schema;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What is too large, or would break readers, is refused aloud while all else flows on. */
@Tag("fault")
@Tag("long")
class RefusedIT {
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final int MIB = 1024 * 1024;

  private final SplitStack stack;

  RefusedIT() throws Exception {
    stack = SharedStack.get();
  }

  @Test
  void oversizedMessages() throws Exception {
    new FaultRun(stack)
        .survives(
            "messages of 17 and 50 MiB, pushed and dropped",
            run -> {
              Endpoints.Feed feed = Objects.requireNonNull(stack.endpoints().feeds().get("alpha"));
              for (int size : List.of(17 * MIB, 50 * MIB)) {
                byte[] noise = new byte[size];
                new Random(size).nextBytes(noise);
                assertThat(
                        Http.send(
                                Http.request(stack.url(PortRole.INGEST) + "/v1/feeds/alpha")
                                    .header("Authorization", "Bearer " + feed.key())
                                    .header("Content-Type", "text/plain")
                                    .POST(BodyPublishers.ofByteArray(noise))
                                    .build())
                            .status())
                    .isEqualTo(413);
                Path file = Path.of(feed.inbox()).resolve("noise-" + size + ".jpg");
                Files.write(file, noise);
                await("it to be taken out of the way")
                    .atMost(PATIENCE)
                    .until(() -> !Files.exists(file));
              }
            });
  }

  /** A required field less: readers of old records would break. */
  @Test
  void incompatibleSchema() throws Exception {
    new FaultRun(stack)
        .survives(
            "an incompatible schema",
            run -> {
              Schema whole = WireStory.getClassSchema();
              List<Schema.Field> fields = new ArrayList<>();
              for (Schema.Field field : whole.getFields()) {
                if (!field.name().equals("storyId")) {
                  fields.add(new Schema.Field(field, field.schema()));
                }
              }
              Schema less =
                  Schema.createRecord(
                      whole.getName(), whole.getDoc(), whole.getNamespace(), false, fields);
              String subject = WireTopic.RAW.subject();
              Http.Answer answer =
                  Http.send(
                      Http.request(
                              stack.url(PortRole.REGISTRY) + "/subjects/" + subject + "/versions")
                          .header("Content-Type", "application/vnd.schemaregistry.v1+json")
                          .POST(
                              BodyPublishers.ofString(
                                  new ObjectMapper()
                                      .writeValueAsString(Map.of("schema", less.toString()))))
                          .build());
              assertThat(answer.status()).as(answer.body()).isEqualTo(409);
            });
  }
}
