package io.wiredesk.local.stack;

import io.wiredesk.cli.terminal.CommandException;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.apache.kafka.common.utils.Exit;
import org.jspecify.annotations.Nullable;

/**
 * Takes Kafka's hand off the process. Broker and Connect would register shutdown hooks that race
 * ours, and would end the process from inside a start that merely failed.
 */
final class KafkaExits {
  private KafkaExits() {}

  /**
   * From now on a part that gives up on a thread that starts it throws, as a failed start should.
   *
   * @param starts whether a thread starts a part
   * @param onDeath told the reason when a part gives up later, on a thread of its own
   */
  static void tame(Predicate<Thread> starts, Consumer<String> onDeath) {
    Exit.setShutdownHookAdder((name, hook) -> {});
    Exit.setExitProcedure(
        (status, message) -> {
          String reason = reason(status, message);
          if (!starts.test(Thread.currentThread())) {
            onDeath.accept(reason);
          }
          throw new CommandException(reason); // the caller does not expect to live on
        });
  }

  private static String reason(int status, @Nullable String message) {
    return "a Kafka part gave up with status "
        + status
        + (message == null ? "; see the log" : ": " + message);
  }
}
