package io.wiredesk.ingest.feed.settings;

import com.fasterxml.jackson.annotation.JsonCreator;
import io.wiredesk.service.SettingCheck;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import org.apache.sshd.common.config.keys.AuthorizedKeyEntry;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.config.keys.PublicKeyEntryResolver;

/** A public key as {@code ssh-keygen} writes it, such as {@code ssh-ed25519 AAAA… comment}. */
public final class SshPublicKey {
  /** Shorter RSA keys are within reach of who has money. */
  private static final int SHORTEST_RSA = 2048;

  private final PublicKey key;

  private SshPublicKey(PublicKey key) {
    this.key = key;
  }

  @JsonCreator
  public static SshPublicKey of(String line) {
    PublicKey key = parsed(line);
    SettingCheck.that(
        !KeyUtils.RSA_ALGORITHM.equals(key.getAlgorithm())
            || KeyUtils.getKeySize(key) >= SHORTEST_RSA,
        "an RSA key must have at least " + SHORTEST_RSA + " bits; ssh-keygen -t ed25519 makes one");
    return new SshPublicKey(key);
  }

  private static PublicKey parsed(String line) {
    try {
      AuthorizedKeyEntry entry = AuthorizedKeyEntry.parseAuthorizedKeyEntry(line.strip());
      if (entry != null && entry.getLoginOptions().isEmpty()) {
        return entry.resolvePublicKey(null, PublicKeyEntryResolver.FAILING);
      }
    } catch (IOException | GeneralSecurityException | RuntimeException e) {
      throw new IllegalArgumentException(notAKey(line), e);
    }
    throw new IllegalArgumentException(notAKey(line));
  }

  /** A private key pasted by mistake must not be shown. */
  private static String notAKey(String line) {
    return line.contains("PRIVATE KEY")
        ? "is a private key; give the public one, the .pub file's line, and draw a new pair"
        : "is no public key; give the line of ssh-keygen's .pub file, such as ssh-ed25519 AAAA…";
  }

  public boolean is(PublicKey other) {
    return KeyUtils.compareKeys(key, other);
  }

  /** As OpenSSH prints it: {@code SHA256:…}. */
  String fingerprint() {
    return KeyUtils.getFingerPrint(key);
  }

  @Override
  public String toString() {
    return fingerprint();
  }
}
