package io.wiredesk.service;

import io.confluent.kafka.schemaregistry.client.SchemaRegistryClient;
import io.confluent.kafka.schemaregistry.client.rest.exceptions.RestClientException;
import io.wiredesk.schemas.WireTopic;
import java.io.IOException;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
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
    return ReadyCheck.of(
        "broker", () -> holds("the broker", "topics", needed, admin.listTopics().names()));
  }

  /** The registry answers and has the topics' schemas. */
  public static ReadyCheck registry(SchemaRegistryClient registry, WireTopic... topics) {
    List<String> needed = Arrays.stream(topics).map(WireTopic::subject).toList();
    return ReadyCheck.of(
        "registry",
        () ->
            holds(
                "the schema registry",
                "subjects",
                needed,
                // The client itself waits a minute for a server that has stopped in the middle.
                CompletableFuture.supplyAsync(() -> subjects(registry), ASKING)));
  }

  private static Collection<String> subjects(SchemaRegistryClient registry) {
    try {
      return registry.getAllSubjects();
    } catch (IOException | RestClientException e) {
      throw new CompletionException(e);
    }
  }

  private static Readiness holds(
      String whose, String what, List<String> needed, Future<? extends Collection<String>> asked) {
    try {
      Collection<String> present = asked.get(SECONDS, TimeUnit.SECONDS);
      List<String> missing = needed.stream().filter(n -> !present.contains(n)).toList();
      return missing.isEmpty()
          ? Readiness.ready()
          : Readiness.notReady(
              "missing %s %s; run 'wiredesk topics create'".formatted(what, missing));
    } catch (ExecutionException | TimeoutException e) {
      return Readiness.notReady(whose + " does not answer");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Readiness.notReady("interrupted");
    }
  }
}
