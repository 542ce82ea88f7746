package io.wiredesk.local.project;

import static org.assertj.core.api.Assertions.assertThat;

import io.wiredesk.enrich.EnrichConfig;
import io.wiredesk.schemas.WireTopic;
import io.wiredesk.service.ConfigFile;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.apache.kafka.common.acl.AclOperation;
import org.junit.jupiter.api.Test;

/** The one table of rights, against the catalogue, the configuration and what is made of it. */
class AclsTest {
  private static final List<String> ROLES =
      List.of("wiredesk-ingest", "wiredesk-enrich", "wiredesk-connect", "wiredesk-monitor");

  @Test
  void everyRowIsOneThatKafkaKnows() {
    for (Acls.Row row : Acls.rows()) {
      assertThat(row.resource()).isIn("topic", "group", "transactional-id");
      assertThat(row.pattern()).isIn("literal", "prefixed");
      assertThat(row.operations())
          .allMatch(operation -> Acls.Row.constant(operation) != AclOperation.UNKNOWN);
      if (row.resource().equals("topic") && row.pattern().equals("literal")) {
        assertThat(WireTopic.named(row.name()).isPresent() || row.name().matches("\\*|_schemas"))
            .as(row.name())
            .isTrue();
      }
    }
  }

  @Test
  void whatSomebodyWritesSomebodyReads() {
    for (WireTopic topic : WireTopic.values()) {
      String name = topic.topicName();
      assertThat(ROLES).anyMatch(role -> may(role, "topic", name, AclOperation.WRITE));
      assertThat(may("wiredesk-monitor", "topic", name, AclOperation.READ)).isTrue();
      assertThat(may("wiredesk-topics", "topic", name, AclOperation.CREATE)).isTrue();
    }
  }

  @Test
  void noDeskReadsWhatIsHeldOrKilled() {
    for (WireTopic topic :
        List.of(WireTopic.RAW, WireTopic.REJECTED, WireTopic.REJECTED_SINK, WireTopic.POSITIONS)) {
      assertThat(may("wiredesk-desk", "topic", topic.topicName(), AclOperation.READ)).isFalse();
    }
    assertThat(Acls.rows())
        .filteredOn(row -> row.principal().equals("wiredesk-desk"))
        .noneMatch(row -> row.operations().contains("Write"));
  }

  /** Retention is told of every group's topics, time of those that the pipeline has. */
  @Test
  void theMonitorMaySeeHowFarBehindEveryStageIs() {
    assertThat(may("wiredesk-monitor", "topic", "anybodys", AclOperation.DESCRIBE_CONFIGS))
        .isTrue();
    assertThat(may("wiredesk-monitor", "topic", "wiredesk-enrich-route", AclOperation.READ))
        .isTrue();
  }

  @Test
  void rolesAreCalledWhatTheyCallThemselves() throws Exception {
    String application = ConfigFile.parse("").section("enrich", EnrichConfig.class).applicationId();
    assertThat(may("wiredesk-enrich", "group", application, AclOperation.READ)).isTrue();
    assertThat(may("wiredesk-enrich", "transactional-id", application + "-x", AclOperation.WRITE))
        .isTrue();
    assertThat(may("wiredesk-enrich", "topic", application + "-state", AclOperation.CREATE))
        .isTrue();
    Properties worker = new Properties();
    worker.load(new StringReader(Repository.text(ConnectFilesTest.WORKER)));
    assertThat(may("wiredesk-connect", "group", property(worker, "group.id"), AclOperation.READ))
        .isTrue();
    for (String topic : List.of("config", "offset", "status")) {
      String name = property(worker, topic + ".storage.topic");
      assertThat(may("wiredesk-connect", "topic", name, AclOperation.CREATE)).isTrue();
    }
    for (String connector : ConnectFilesTest.CONNECTORS) {
      String name = connector.replaceFirst(".*/(.*)\\.json", "$1");
      assertThat(may("wiredesk-connect", "group", "connect-" + name, AclOperation.READ)).isTrue();
    }
  }

  @Test
  void theDocumentAndTheUsersAreMadeOfIt() throws Exception {
    assertThat(Repository.text("docs/GUARANTEES.md")).contains(Acls.made("markdown"));
    assertThat(Repository.text("deploy/kubernetes/users.yaml")).isEqualTo(Acls.made("strimzi"));
  }

  @Test
  void theScriptRunsACommandWithEachRow() throws Exception {
    List<String> wanted = new ArrayList<>();
    for (Acls.Row row : Acls.rows()) {
      StringBuilder line = new StringBuilder("--bootstrap-server here:1 --add --allow-principal ");
      line.append("User:").append(row.principal());
      row.operations().forEach(operation -> line.append(" --operation ").append(operation));
      line.append(" --").append(row.resource()).append(' ').append(row.name());
      wanted.add(line.append(" --resource-pattern-type ").append(row.pattern()).toString());
    }
    assertThat(Acls.made("apply", "echo", "--bootstrap-server", "here:1").lines())
        .containsExactlyElementsOf(wanted);
  }

  private static boolean may(
      String principal, String resource, String name, AclOperation operation) {
    return Acls.rows().stream()
        .anyMatch(
            row -> row.principal().equals(principal) && row.covers(resource, name, operation));
  }

  private static String property(Properties properties, String key) {
    return properties.getProperty(key, "");
  }
}
