package io.wiredesk.local.stack;

import io.wiredesk.cli.terminal.CommandException;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Parts, started in waves and stopped in the reverse order, those of one wave side by side. For one
 * thread at a time.
 */
final class RunningParts {
  private static final Logger LOG = LoggerFactory.getLogger(RunningParts.class);

  /** What stops at once is no news. */
  private static final long TOLD_MILLIS = 100;

  private record Running(String name, AutoCloseable part) {}

  private final Consumer<String> talk;
  private final Deque<Queue<Running>> waves = new ArrayDeque<>();
  private final Set<Thread> starters = ConcurrentHashMap.newKeySet();

  /**
   * @param talk is told one line for each part that started
   */
  RunningParts(Consumer<String> talk) {
    this.talk = talk;
  }

  /** Whether that thread starts a part just now. */
  boolean isStarter(Thread thread) {
    return starters.contains(thread);
  }

  /**
   * Starts these parts; returns when all of them can be used.
   *
   * @throws CommandException that names the first part that failed, or the interrupt of the caller;
   *     whatever had started is stopped again
   */
  void start(List<Part> wave) {
    Queue<Running> started = new ConcurrentLinkedQueue<>();
    waves.push(started);
    try {
      sideBySide(wave, part -> started.add(start(part)));
    } catch (ExecutionException | InterruptedException e) {
      boolean interrupted = Thread.interrupted(); // a stop must not be cut short
      stop();
      if (interrupted || e instanceof InterruptedException) {
        Thread.currentThread().interrupt();
      }
      throw e.getCause() instanceof CommandException told
          ? told
          : new CommandException("the start was broken off", e);
    }
  }

  /** Stops all of them; one that fails does not keep the others. */
  void stop() {
    while (!waves.isEmpty()) {
      try {
        sideBySide(waves.pop(), this::stop);
      } catch (ExecutionException | InterruptedException e) {
        LOG.warn("not all stopped in order", e);
      }
    }
  }

  private Running start(Part part) {
    long begun = System.nanoTime();
    starters.add(Thread.currentThread());
    try {
      Running started = new Running(part.name(), part.start().run());
      long took = millisSince(begun);
      LOG.info("started part={} ms={}", part.name(), took);
      talk.accept(String.format(Locale.ROOT, "%-20s %5.1f s", part.name(), took / 1000.0));
      return started;
    } catch (Exception | LinkageError e) {
      throw new CommandException(part.name() + " did not start: " + e.getMessage(), e);
    } finally {
      starters.remove(Thread.currentThread());
    }
  }

  private void stop(Running part) {
    long begun = System.nanoTime();
    try {
      part.part().close();
      long took = millisSince(begun);
      LOG.info("stopped part={} ms={}", part.name(), took);
      if (took >= TOLD_MILLIS) {
        talk.accept(String.format(Locale.ROOT, "%-20s stopped", part.name()));
      }
    } catch (Exception e) { // the parts below must stop all the same
      LOG.warn("part={} did not stop in order", part.name(), e);
    }
  }

  private static long millisSince(long begun) {
    return (System.nanoTime() - begun) / 1_000_000;
  }

  /**
   * Does something with each at once, and returns when all is done. The first that fails, or an
   * interrupt of the caller, interrupts the others.
   */
  private static <T> void sideBySide(Collection<T> all, Consumer<T> work)
      throws ExecutionException, InterruptedException {
    ExecutorService threads = Executors.newCachedThreadPool();
    CompletionService<Void> done = new ExecutorCompletionService<>(threads);
    all.forEach(each -> done.submit(() -> work.accept(each), null));
    try {
      for (int i = 0; i < all.size(); i++) {
        done.take().get();
      }
    } finally {
      threads.shutdownNow();
      awaitEnd(threads);
    }
  }

  private static void awaitEnd(ExecutorService threads) {
    boolean interrupted = false;
    boolean ended = false;
    while (!ended) {
      try {
        ended = threads.awaitTermination(1, TimeUnit.MINUTES);
      } catch (InterruptedException e) {
        interrupted = true; // what is half started or stopped must not be left behind
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
