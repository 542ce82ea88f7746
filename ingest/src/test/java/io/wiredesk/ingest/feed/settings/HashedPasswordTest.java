package io.wiredesk.ingest.feed.settings;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.wiredesk.service.Sha256;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HashedPasswordTest {

  @Test
  void onlyThePasswordMatches() {
    String hashed = HashedPassword.hash("correct horse", new byte[16]);
    HashedPassword password = HashedPassword.of(hashed);
    assertThat(password.matches("correct horse")).isTrue();
    assertThat(password.matches("correct horsf")).isFalse();
    assertThat(password.matches("")).isFalse();
    assertThat(hashed).startsWith("pbkdf2:600000:").doesNotContain("horse");
  }

  @Test
  void theSamePasswordWithAnotherSaltIsAnotherHash() {
    byte[] salt = new byte[16];
    salt[0] = 1;
    assertThat(HashedPassword.hash("x", salt)).isNotEqualTo(HashedPassword.hash("x", new byte[16]));
  }

  @Test
  void aSecretThatWasDrawnMayBeHashedFast() {
    HashedPassword password =
        HashedPassword.of("sha256:" + Sha256.hex("drawn-at-random".getBytes(UTF_8)));
    assertThat(password.matches("drawn-at-random")).isTrue();
    assertThat(password.matches("drawn-at-randon")).isFalse();
  }

  @Test
  void anEndlessPasswordCostsNothing() {
    HashedPassword password = HashedPassword.of(HashedPassword.hash("x", new byte[16]));
    assertThat(password.matches("x".repeat(1_000_000))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "hunter2",
        "sha256:abc",
        "pbkdf2:1:AAAAAAAAAAAAAAAAAAAAAA==:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=",
        "pbkdf2:9999999:AAAAAAAAAAAAAAAAAAAAAA==:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=",
        "pbkdf2:600000:====AAAAAAAAAAAAAAAA:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA="
      })
  void aPlainOneIsRefusedWithoutBeingShown(String text) {
    assertThatThrownBy(() -> HashedPassword.of(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("wiredesk feeds password")
        .hasMessageNotContaining("hunter2");
  }
}
