package io.wiredesk.ingest.feed.settings;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.annotation.JsonCreator;
import io.wiredesk.service.SettingCheck;
import io.wiredesk.service.Sha256;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/**
 * A password as the configuration holds it. Two kinds: {@code pbkdf2:<iterations>:<salt>:<hash>}
 * for passwords that people choose (PBKDF2 with HMAC-SHA-256, RFC 8018; salt and hash in Base64),
 * and {@code sha256:<hex>} for secrets that a machine drew, which no dictionary holds.
 */
public final class HashedPassword {
  /** What OWASP asks of PBKDF2 with HMAC-SHA-256; about a quarter of a second. */
  private static final int ITERATIONS = 600_000;

  private static final int FEWEST = 10_000;
  private static final int MOST = 5_000_000;
  private static final int HASH_BITS = 256;
  private static final int SALT_BYTES = 16;

  /** Beyond it a password is no password, and hashing it only costs time. */
  private static final int LONGEST = 1024;

  private static final Pattern SLOW =
      Pattern.compile("pbkdf2:(\\d{1,7}):([A-Za-z0-9+/=]{16,88}):([A-Za-z0-9+/=]{44})");
  private static final Pattern FAST = Pattern.compile("sha256:([0-9a-f]{64})");

  private final int iterations;
  private final byte[] salt;
  private final byte[] hash;

  private HashedPassword(int iterations, byte[] salt, byte[] hash) {
    this.iterations = iterations;
    this.salt = salt;
    this.hash = hash;
  }

  @JsonCreator
  public static HashedPassword of(String text) {
    Matcher fast = FAST.matcher(text);
    if (fast.matches()) {
      return new HashedPassword(0, new byte[0], HexFormat.of().parseHex(fast.group(1)));
    }
    Matcher slow = SLOW.matcher(text);
    SettingCheck.that(
        slow.matches()
            && Integer.parseInt(slow.group(1)) >= FEWEST
            && Integer.parseInt(slow.group(1)) <= MOST,
        "passwords: each must be hashed; 'wiredesk feeds password' makes one");
    try {
      return new HashedPassword(
          Integer.parseInt(slow.group(1)), base64(slow.group(2)), base64(slow.group(3)));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "passwords: salt or hash is no Base64; 'wiredesk feeds password' makes one", e);
    }
  }

  /**
   * Hashes a password that a person chose.
   *
   * @param salt 16 random bytes
   */
  public static String hash(String password, byte[] salt) {
    Base64.Encoder base64 = Base64.getEncoder();
    return String.format(
        Locale.ROOT,
        "pbkdf2:%d:%s:%s",
        ITERATIONS,
        base64.encodeToString(salt),
        base64.encodeToString(pbkdf2(password, salt, ITERATIONS)));
  }

  /** Rounds of the slow hash that a comparison costs; 0 for a secret that a machine drew. */
  public int rounds() {
    return iterations;
  }

  /** Takes the time of so many rounds, as a comparison would. */
  public static void spend(String password, int rounds) {
    if (rounds > 0 && isPassword(password)) {
      byte[] unused = pbkdf2(password, new byte[SALT_BYTES], rounds);
    }
  }

  public boolean matches(String password) {
    if (!isPassword(password)) {
      return false;
    }
    byte[] presented =
        iterations == 0
            ? HexFormat.of().parseHex(Sha256.hex(password.getBytes(UTF_8)))
            : pbkdf2(password, salt, iterations);
    return MessageDigest.isEqual(presented, hash);
  }

  private static boolean isPassword(String text) {
    return !text.isEmpty() && text.length() <= LONGEST;
  }

  private static byte[] base64(String text) {
    return Base64.getDecoder().decode(text);
  }

  private static byte[] pbkdf2(String password, byte[] salt, int iterations) {
    PBEKeySpec spec = new PBEKeySpec(password.toCharArray(), salt, iterations, HASH_BITS);
    try {
      return SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256").generateSecret(spec).getEncoded();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has PBKDF2WithHmacSHA256", e);
    } finally {
      spec.clearPassword();
    }
  }

  @Override
  public String toString() {
    return iterations == 0 ? "sha256:…" : "pbkdf2:…";
  }
}
