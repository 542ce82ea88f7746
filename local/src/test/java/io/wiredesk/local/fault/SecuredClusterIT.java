package io.wiredesk.local.fault;

import static org.assertj.core.api.Assertions.assertThat;

import io.wiredesk.local.stack.SecuredStack;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/**
 * The roles over three brokers with SASL, TLS and ACLs, as {@code deploy/secure} sets them up.
 *
 * <p>{@code -Dwiredesk.messages=20000} for a longer measurement of what it carries.
 */
@Tag("fault")
@Tag("long")
@TestMethodOrder(OrderAnnotation.class)
class SecuredClusterIT {
  private static final int MESSAGES = Integer.getInteger("wiredesk.messages", 1_500);

  private static SecuredStack stack;

  @BeforeAll
  static void start(@TempDir Path folder) throws Exception {
    long begun = System.nanoTime();
    stack = SecuredStack.start(folder, AgencyLoad.FEEDS);
    System.out.printf(
        "ready after %d s%n", Duration.ofNanos(System.nanoTime() - begun).toSeconds());
  }

  @AfterAll
  static void stop() {
    stack.close();
  }

  @Test
  @Order(1)
  void allThatIsSentIsStored() throws Exception {
    FaultRun run = FaultRun.hurried(stack);
    long begun = System.nanoTime();
    run.survives("secured, no fault", r -> r.awaitMore(MESSAGES));
    System.out.printf(
        "%d messages a second, all of them stored%n",
        1_000L * run.ledger().messages() / Duration.ofNanos(System.nanoTime() - begun).toMillis());
  }

  @Test
  @Order(2)
  void aBrokerKilledLosesNothing() throws Exception {
    for (int broker = 0; broker < 3; broker++) {
      int killed = broker;
      new FaultRun(stack)
          .survives(
              "secured, kill -9 broker " + (broker + 1),
              run -> {
                stack.killBroker(killed);
                run.awaitMore(100);
                stack.startBroker(killed);
              });
    }
  }

  @Test
  @Order(3)
  void anEnrichInstanceKilledLosesNothing() throws Exception {
    new FaultRun(stack)
        .survives(
            "secured, kill -9 one enrich of two",
            run -> {
              stack.killEnrich(1);
              run.awaitMore(100);
              stack.startEnrich(1);
              stack.awaitEnrich(1);
            });
  }

  @Test
  @Order(4)
  void nobodyWasDeniedAnything() throws Exception {
    assertThat(stack.denials()).isEmpty();
  }
}
