package io.wiredesk.local.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.wiredesk.cli.terminal.CommandException;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class RunningPartsTest {
  private final ConcurrentLinkedQueue<String> said = new ConcurrentLinkedQueue<>();
  private final RunningParts parts = new RunningParts(line -> {});

  @Test
  void aWaveStartsAndStopsSideBySideAndWavesStopInTheReverseOrder() throws Exception {
    CyclicBarrier starts = new CyclicBarrier(2);
    CyclicBarrier stops = new CyclicBarrier(2);
    parts.start(List.of(part("broker")));
    parts.start(List.of(meeting("ingest", starts, stops), meeting("enrich", starts, stops)));
    said.add("all started");
    parts.stop();
    assertThat(said)
        .containsSubsequence("broker started", "all started", "ingest stopped", "broker stopped")
        .containsSubsequence("broker started", "all started", "enrich stopped", "broker stopped")
        .hasSize(5);
  }

  @Test
  void theOneThatFailsIsNamedAndTheOthersAreStopped() {
    parts.start(List.of(part("broker")));
    CountDownLatch never = new CountDownLatch(1);
    List<Part> wave =
        List.of(
            part("enrich"),
            Part.step("waiter", never::await),
            Part.step(
                "ingest",
                () -> {
                  throw new IllegalStateException("port 1 is taken");
                }));
    assertThatThrownBy(() -> parts.start(wave))
        .isInstanceOf(CommandException.class)
        .hasMessage("ingest did not start: port 1 is taken");
    assertThat(said).endsWith("broker stopped");
    assertThat(said.contains("enrich stopped")).isEqualTo(said.contains("enrich started"));
  }

  @Test
  void aCallerThatIsInterruptedStopsWhatHadStarted() throws Exception {
    parts.start(List.of(part("broker")));
    CountDownLatch waits = new CountDownLatch(1);
    Thread caller =
        new Thread(
            () -> {
              try {
                parts.start(List.of(Part.step("endless", () -> waitForever(waits))));
              } catch (CommandException e) {
                said.add("given up, interrupted " + Thread.currentThread().isInterrupted());
              }
            });
    caller.start();
    waits.await();
    caller.interrupt();
    caller.join();
    assertThat(said)
        .containsExactly("broker started", "broker stopped", "given up, interrupted true");
  }

  @Test
  void oneThatDoesNotStopKeepsNoOther() {
    parts.start(List.of(part("broker")));
    parts.start(
        List.of(
            new Part(
                "ingest",
                () ->
                    () -> {
                      throw new IllegalStateException("will not");
                    })));
    parts.stop();
    assertThat(said).containsExactly("broker started", "broker stopped");
  }

  @Test
  void whoStartsAPartIsKnown() {
    parts.start(
        List.of(Part.step("broker", () -> said.add("" + parts.isStarter(Thread.currentThread())))));
    assertThat(said).containsExactly("true");
    assertThat(parts.isStarter(Thread.currentThread())).isFalse();
  }

  private Part part(String name) {
    return new Part(
        name,
        () -> {
          said.add(name + " started");
          return () -> said.add(name + " stopped");
        });
  }

  /** Neither starts nor stops before the other does. */
  private Part meeting(String name, CyclicBarrier starts, CyclicBarrier stops) {
    return new Part(
        name,
        () -> {
          starts.await(30, TimeUnit.SECONDS);
          return () -> {
            stops.await(30, TimeUnit.SECONDS);
            said.add(name + " stopped");
          };
        });
  }

  private static void waitForever(CountDownLatch waits) throws InterruptedException {
    waits.countDown();
    new CountDownLatch(1).await();
  }
}
