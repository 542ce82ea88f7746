package io.wiredesk.ingest.feed.drop;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.wiredesk.ingest.feed.FeedMeters;
import io.wiredesk.ingest.feed.TestClock;
import io.wiredesk.ingest.feed.settings.DropSettings;
import io.wiredesk.ingest.feed.settings.HashedPassword;
import io.wiredesk.service.Sha256;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import org.junit.jupiter.api.Test;

/** What a refusal tells of who may upload. */
class SftpLoginsTest {
  private static final int TRIES = 5;
  private static final int ROUNDS = 30_000;

  private final SftpLogins logins =
      new SftpLogins(
          Map.of(
              "people", new DropSettings(List.of(slow("a"), slow("b"), slow("right")), List.of()),
              "machine",
                  new DropSettings(
                      List.of(HashedPassword.of("sha256:" + Sha256.hex("drawn".getBytes(UTF_8)))),
                      List.of())),
          new AttemptLimit(1000, new TestClock()),
          new FeedMeters(new SimpleMeterRegistry()));

  @Test
  void aRefusalTakesAsLongWhoeverItIsFor() {
    long people = refusal("people");
    assertThat(refusal("nobody")).isBetween(people / 2, people * 2);
    assertThat(refusal("machine")).isBetween(people / 2, people * 2);
  }

  @Test
  void theRightOnesAreLetIn() {
    assertThat(logins.authenticate("people", "right", "192.0.2.1")).isTrue();
    assertThat(logins.authenticate("machine", "drawn", "192.0.2.1")).isTrue();
    assertThat(logins.authenticate("machine", "right", "192.0.2.1")).isFalse();
    assertThat(logins.authenticate("nobody", "right", "192.0.2.1")).isFalse();
  }

  /** Nanoseconds of this thread's own work: others that share the machine do not count. */
  private long refusal(String user) {
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    long least = Long.MAX_VALUE;
    for (int i = 0; i < TRIES; i++) {
      long begun = threads.getCurrentThreadCpuTime();
      assertThat(logins.authenticate(user, "wrong", "192.0.2.1")).isFalse();
      least = Math.min(least, threads.getCurrentThreadCpuTime() - begun);
    }
    return least;
  }

  /** Of few rounds, so that the test is quick. */
  private static HashedPassword slow(String password) {
    byte[] salt = new byte[16];
    PBEKeySpec spec = new PBEKeySpec(password.toCharArray(), salt, ROUNDS, 256);
    try {
      byte[] hash =
          SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256").generateSecret(spec).getEncoded();
      Base64.Encoder base64 = Base64.getEncoder();
      return HashedPassword.of(
          "pbkdf2:%d:%s:%s"
              .formatted(ROUNDS, base64.encodeToString(salt), base64.encodeToString(hash)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
