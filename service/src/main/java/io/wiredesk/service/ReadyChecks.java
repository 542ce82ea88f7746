package io.wiredesk.service;

import io.confluent.kafka.schemaregistry.client.SchemaRegistryClient;
import io.confluent.kafka.schemaregistry.client.rest.exceptions.RestClientException;
import io.wiredesk.schemas.WireTopic;
import java.io.IOException;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;

/** The checks that several roles make. */
public final class ReadyChecks {
  private static final long SECONDS = 3;

  /** Daemons, so that one that hangs keeps no process alive. */
  private static final Executor ASKING =
      Executors.newCachedThreadPool(
          task -> {
            Thread thread = new Thread(task, "ready-check");
            thread.setDaemon(true);
            return thread;
          });

  private ReadyChecks() {}

  /** The broker answers and has the topics. */
  public static ReadyCheck broker(Admin admin, WireTopic... topics) {
    List<String> needed = Arrays.stream(topics).map(WireTopic::topicName).toList();
    return ReadyCheck.of("broker", () -> broker(admin, needed));
  }

  /** The registry answers and has the topics' schemas. */
  public static ReadyCheck registry(SchemaRegistryClient registry, WireTopic... topics) {
    List<String> needed = Arrays.stream(topics).map(WireTopic::subject).toList();
    return ReadyCheck.of("registry", () -> registry(registry, needed));
  }

  private static Readiness broker(Admin admin, List<String> needed) {
    try {
      Set<String> names = admin.listTopics().names().get(SECONDS, TimeUnit.SECONDS);
      return holds(names, needed, "topics");
    } catch (ExecutionException | TimeoutException e) {
      return Readiness.notReady("the broker does not answer");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Readiness.notReady("interrupted");
    }
  }

  private static Readiness registry(SchemaRegistryClient registry, List<String> needed) {
    // The client itself waits a minute for a server that has stopped in the middle of things.
    CompletableFuture<Collection<String>> subjects =
        CompletableFuture.supplyAsync(() -> subjects(registry), ASKING);
    try {
      return holds(subjects.get(SECONDS, TimeUnit.SECONDS), needed, "subjects");
    } catch (ExecutionException | TimeoutException e) {
      return Readiness.notReady("the schema registry does not answer");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Readiness.notReady("interrupted");
    }
  }

  private static Collection<String> subjects(SchemaRegistryClient registry) {
    try {
      return registry.getAllSubjects();
    } catch (IOException | RestClientException e) {
      throw new CompletionException(e);
    }
  }

  private static Readiness holds(Collection<String> present, List<String> needed, String what) {
    List<String> missing = needed.stream().filter(n -> !present.contains(n)).toList();
    return missing.isEmpty()
        ? Readiness.ready()
        : Readiness.notReady(
            "missing %s %s; run 'wiredesk topics create'".formatted(what, missing));
  }
}
