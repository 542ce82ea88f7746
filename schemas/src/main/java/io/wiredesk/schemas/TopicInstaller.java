package io.wiredesk.schemas;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** Creates the catalogue's topics, or sets the configuration of those that exist. */
final class TopicInstaller {
  private final Admin admin;
  private final TopicOverrides overrides;

  TopicInstaller(Admin admin, TopicOverrides overrides) {
    this.admin = admin;
    this.overrides = overrides;
  }

  List<String> install() {
    List<String> done = new ArrayList<>();
    for (WireTopic topic : WireTopic.values()) {
      TopicSpec spec = overrides.apply(topic);
      done.add(
          describe(topic)
              .map(existing -> reconfigure(topic, spec, existing))
              .orElseGet(() -> create(topic, spec)));
    }
    return done;
  }

  private Optional<TopicDescription> describe(WireTopic topic) {
    String name = topic.topicName();
    try {
      return Optional.ofNullable(
          admin.describeTopics(List.of(name)).allTopicNames().get().get(name));
    } catch (ExecutionException e) {
      if (e.getCause() instanceof UnknownTopicOrPartitionException) {
        return Optional.empty();
      }
      throw refused(topic, e);
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
  }

  private String create(WireTopic topic, TopicSpec spec) {
    NewTopic created =
        new NewTopic(topic.topicName(), spec.partitions(), (short) spec.replication())
            .configs(spec.config());
    try {
      await(topic, admin.createTopics(List.of(created)).all());
    } catch (ContractException e) {
      if (e.getCause() instanceof TopicExistsException) { // another installer was faster
        return line(topic, "exists");
      }
      throw e;
    }
    return line(
        topic,
        String.format(
            Locale.ROOT,
            "created, %d partitions%s",
            spec.partitions(),
            copies(spec.replication())));
  }

  private static String copies(int replicas) {
    return String.format(
        Locale.ROOT, ", %d replicas, %d in sync", replicas, TopicSpec.minInSync(replicas));
  }

  private String reconfigure(WireTopic topic, TopicSpec spec, TopicDescription existing) {
    int replicas =
        existing.partitions().stream().mapToInt(p -> p.replicas().size()).min().orElse(1);
    ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic.topicName());
    Collection<AlterConfigOp> ops =
        spec.config(replicas).entrySet().stream()
            .map(e -> new ConfigEntry(e.getKey(), e.getValue()))
            .map(e -> new AlterConfigOp(e, AlterConfigOp.OpType.SET))
            .toList();
    await(topic, admin.incrementalAlterConfigs(Map.of(resource, ops)).all());
    int partitions = existing.partitions().size();
    // Adding partitions would send a story's later revisions elsewhere than its earlier ones.
    return partitions == spec.partitions()
        ? line(
            topic,
            String.format(Locale.ROOT, "exists, %d partitions%s", partitions, copies(replicas)))
        : line(
            topic,
            String.format(
                Locale.ROOT,
                "exists with %d partitions, kept (configured: %d)%s",
                partitions,
                spec.partitions(),
                copies(replicas)));
  }

  private static String line(WireTopic topic, String what) {
    return "topic   %-22s %s".formatted(topic.topicName(), what);
  }

  private static void await(WireTopic topic, KafkaFuture<?> future) {
    try {
      future.get();
    } catch (ExecutionException e) {
      throw refused(topic, e);
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
  }

  private static ContractException refused(WireTopic topic, ExecutionException e) {
    Throwable cause = e.getCause() == null ? e : e.getCause();
    return new ContractException(
        "the broker refused topic " + topic.topicName() + ": " + cause.getMessage(), cause);
  }

  private static ContractException interrupted(InterruptedException e) {
    Thread.currentThread().interrupt();
    return new ContractException("interrupted while setting up topics", e);
  }
}
