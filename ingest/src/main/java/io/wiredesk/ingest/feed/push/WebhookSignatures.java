package io.wiredesk.ingest.feed.push;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.linecorp.armeria.common.RequestHeaders;
import io.wiredesk.ingest.feed.settings.SigningSecret;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Standard Webhooks 1.0: the sender signs {@code id.timestamp.body} with HMAC-SHA-256 and a shared
 * secret, and sends {@code webhook-id}, {@code webhook-timestamp} (seconds since 1970) and {@code
 * webhook-signature} ({@code v1,<Base64>}, several set apart by a space). A message sent again
 * keeps its id; that it is one is found by its content, here as everywhere.
 */
final class WebhookSignatures {
  private static final String ID = "webhook-id";
  private static final String TIMESTAMP = "webhook-timestamp";
  private static final String SIGNATURE = "webhook-signature";
  private static final String SCHEME = "v1,";

  /** A signature that was listened to must not serve for long. */
  private static final Duration TOLERANCE = Duration.ofMinutes(5);

  /** More than any rotation needs; each costs a comparison. */
  private static final int MOST_SIGNATURES = 10;

  private final InstantSource clock;

  WebhookSignatures(InstantSource clock) {
    this.clock = clock;
  }

  /** What a signature is worth. */
  enum Verdict {
    GENUINE,
    /** Genuine, but of another time. */
    STALE,
    WRONG
  }

  static boolean isSigned(RequestHeaders headers) {
    return headers.contains(SIGNATURE);
  }

  /**
   * Every secret is tried on every signature in constant time, so that time tells nothing.
   *
   * @param body as it was sent, before it is inflated
   */
  Verdict verify(List<SigningSecret> secrets, RequestHeaders headers, byte[] body) {
    String id = headers.get(ID, "");
    String timestamp = headers.get(TIMESTAMP, "");
    String[] presented = headers.get(SIGNATURE, "").strip().split(" ", -1);
    if (id.isEmpty() || presented.length > MOST_SIGNATURES) {
      return Verdict.WRONG;
    }
    byte[] head = (id + "." + timestamp + ".").getBytes(UTF_8);
    boolean genuine = false;
    for (SigningSecret secret : secrets) {
      byte[] expected =
          (SCHEME + Base64.getEncoder().encodeToString(secret.sign(head, body))).getBytes(UTF_8);
      for (String signature : presented) {
        genuine |= MessageDigest.isEqual(expected, signature.getBytes(UTF_8));
      }
    }
    if (!genuine) {
      return Verdict.WRONG;
    }
    Instant sent = seconds(timestamp);
    return sent != null && isNear(sent) ? Verdict.GENUINE : Verdict.STALE;
  }

  private boolean isNear(Instant sent) {
    return Duration.between(sent, clock.instant()).abs().compareTo(TOLERANCE) <= 0;
  }

  private static @Nullable Instant seconds(String text) {
    return text.matches("\\d{1,11}") ? Instant.ofEpochSecond(Long.parseLong(text)) : null;
  }
}
