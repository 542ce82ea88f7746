package io.wiredesk.enrich;

import io.wiredesk.service.ConfigFile;
import io.wiredesk.service.KafkaSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.GroupListing;
import org.apache.kafka.common.errors.GroupIdNotFoundException;
import org.apache.kafka.common.utils.Utils;

/**
 * Takes from enrich all that it knows: where its group stands, its internal topics, its folder on
 * this machine. When it starts next, it reads wire.raw from the beginning.
 *
 * <p>Kafka's own tool does the same but for the folder, and would bring a broker's classes into the
 * image of a role.
 */
public final class EnrichReset implements AutoCloseable {
  private static final List<String> INTERNAL = List.of("-changelog", "-repartition");

  private final Admin admin;
  private final String application;
  private final Path folder;

  private EnrichReset(Admin admin, EnrichConfig config) {
    this.admin = admin;
    this.application = config.applicationId();
    this.folder = Path.of(config.stateDir()).toAbsolutePath().normalize().resolve(application);
  }

  /** Deletes nothing yet. */
  public static EnrichReset open(ConfigFile file) {
    EnrichConfig config = file.section("enrich", EnrichConfig.class);
    Map<String, Object> kafka = file.section("kafka", KafkaSettings.class).with(Map.of());
    return new EnrichReset(Admin.create(kafka), config);
  }

  /** The consumer group, which is the application's id. */
  public String group() {
    return application;
  }

  /** The state of this machine's instance. */
  public Path folder() {
    return folder;
  }

  /** How many threads of instances the broker takes for alive; a reset waits for none. */
  public int members() throws ExecutionException, InterruptedException {
    try {
      return admin.describeConsumerGroups(List.of(application)).all().get().values().stream()
          .mapToInt(group -> group.members().size())
          .sum();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof GroupIdNotFoundException) {
        return 0;
      }
      throw e;
    }
  }

  /** Its changelogs and the topics between its stages, whatever version made them. */
  public List<String> topics() throws ExecutionException, InterruptedException {
    List<String> others =
        admin.listGroups().all().get().stream()
            .map(GroupListing::groupId)
            .filter(group -> group.startsWith(application + "-"))
            .map(group -> group + "-")
            .toList();
    return admin.listTopics().names().get().stream()
        .filter(topic -> topic.startsWith(application + "-"))
        .filter(topic -> INTERNAL.stream().anyMatch(topic::endsWith))
        .filter(topic -> others.stream().noneMatch(topic::startsWith))
        .sorted()
        .toList();
  }

  /**
   * Deletes all of it; may be repeated. The group goes first: the broker refuses that while it has
   * members, and without it no instance goes on from the middle with half of its state.
   */
  public void run() throws ExecutionException, InterruptedException, IOException {
    try {
      admin.deleteConsumerGroups(List.of(application)).all().get();
    } catch (ExecutionException e) {
      if (!(e.getCause() instanceof GroupIdNotFoundException)) {
        throw e;
      }
    }
    admin.deleteTopics(topics()).all().get();
    Utils.delete(folder.toFile());
  }

  @Override
  public void close() {
    admin.close();
  }
}
