package io.wiredesk.monitor.topics;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;

/** Turns the broker's failures into values. */
public final class Failures {
  private Failures() {}

  /** Absent when it failed; the problem is noted, unless it is of the quiet kind. */
  public static <T> Optional<T> ask(
      Callable<T> question,
      String what,
      List<String> problems,
      Set<Class<? extends KafkaException>> quiet) {
    try {
      return Optional.of(question.call());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptException(e);
    } catch (InterruptException e) {
      throw e;
    } catch (Exception e) {
      Throwable cause = cause(e);
      if (quiet.stream().noneMatch(kind -> kind.isInstance(cause))) {
        problems.add("broker: " + what + ": " + reason(cause));
      }
      return Optional.empty();
    }
  }

  static Throwable cause(Throwable e) {
    Throwable cause = e.getCause();
    return e instanceof ExecutionException && cause != null ? cause : e;
  }

  /** One line for people. */
  public static String reason(Throwable e) {
    String message = e.getMessage();
    return message == null ? e.getClass().getSimpleName() : message.lines().findFirst().orElse("");
  }
}
