package io.wiredesk.ingest.feed.settings;

import com.fasterxml.jackson.annotation.JsonCreator;
import io.wiredesk.service.SettingCheck;
import java.security.GeneralSecurityException;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * A shared secret of Standard Webhooks, written {@code whsec_} and 24 to 64 bytes in Base64
 * (Standard Webhooks 1.0, "Signature scheme"). It cannot be hashed, since it signs: keep it in the
 * environment or a file of its own.
 */
public final class SigningSecret {
  private static final String PREFIX = "whsec_";
  private static final String ALGORITHM = "HmacSHA256";
  private static final int SHORTEST = 24;
  private static final int LONGEST = 64;

  private final SecretKeySpec key;

  private SigningSecret(byte[] key) {
    this.key = new SecretKeySpec(key, ALGORITHM);
  }

  @JsonCreator
  public static SigningSecret of(String text) {
    byte[] key = decoded(text);
    SettingCheck.that(
        text.startsWith(PREFIX) && key.length >= SHORTEST && key.length <= LONGEST,
        "signingSecrets: each must be whsec_ and 24 to 64 bytes in Base64; make one with"
            + " echo whsec_$(openssl rand -base64 32)");
    return new SigningSecret(key);
  }

  private static byte[] decoded(String text) {
    try {
      return Base64.getDecoder().decode(text.substring(Math.min(PREFIX.length(), text.length())));
    } catch (IllegalArgumentException e) {
      return new byte[0]; // the message must not repeat a secret
    }
  }

  public byte[] sign(byte[] head, byte[] body) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      mac.update(head);
      return mac.doFinal(body);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has HmacSHA256", e);
    }
  }

  @Override
  public String toString() {
    return PREFIX + "…";
  }
}
