package io.wiredesk.local;

import io.confluent.kafka.schemaregistry.client.SchemaRegistryClient;
import io.wiredesk.schemas.Contract;
import io.wiredesk.schemas.TopicOverrides;
import io.wiredesk.service.ConfigFile;
import io.wiredesk.service.KafkaSettings;
import io.wiredesk.service.RegistrySettings;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.apache.kafka.clients.admin.Admin;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code wiredesk topics create}. */
@Command(
    name = "create",
    description = "Creates what is missing and brings the rest up to the catalogue; idempotent.")
final class TopicsCreateCommand implements Callable<Integer> {
  @Mixin Installation installation = new Installation();
  @Spec CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws IOException {
    Logs.quiet();
    install(installation.configFile()).forEach(spec.commandLine().getOut()::println);
    return 0;
  }

  static List<String> install(ConfigFile config) throws IOException {
    Map<String, Object> kafka = config.section("kafka", KafkaSettings.class).with(Map.of());
    try (Admin admin = Admin.create(kafka);
        SchemaRegistryClient registry =
            config.section("registry", RegistrySettings.class).client()) {
      return Contract.install(admin, registry, config.section("topics", TopicOverrides.class));
    }
  }
}
