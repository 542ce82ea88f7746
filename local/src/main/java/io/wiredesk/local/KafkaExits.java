package io.wiredesk.local;

import org.apache.kafka.common.utils.Exit;

/**
 * Takes Kafka's hand off the process. Broker and Connect would register shutdown hooks that race
 * ours, and would end the process from inside a start that merely failed.
 */
final class KafkaExits {
  private KafkaExits() {}

  static void tame() {
    Exit.setShutdownHookAdder((name, hook) -> {});
    Exit.setExitProcedure(
        (status, message) -> {
          throw new StackException(
              "a Kafka part gave up with status "
                  + status
                  + (message == null ? "" : ": " + message));
        });
  }
}
