package io.wiredesk.ingest.feed.push;

import com.linecorp.armeria.common.HttpHeaderNames;
import com.linecorp.armeria.common.HttpResponse;
import com.linecorp.armeria.common.HttpStatus;
import com.linecorp.armeria.common.RequestHeaders;
import io.wiredesk.ingest.feed.settings.FeedSettings;
import io.wiredesk.ingest.feed.settings.SigningSecret;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * Who may push to a feed, and how fast: by a bearer key, known before the body is read, or by a
 * signature over the body. Thread-safe.
 *
 * <p>A key that is nobody's gets 401 whatever the path. A feed's key gets 404 for every other path,
 * whether there is such a feed or not: who holds one key cannot find out the names of other feeds.
 * For the same reason a signature gets 401 wherever it is not genuine.
 */
final class PushAccess {
  private final PushKeys credentials;
  private final WebhookSignatures signatures;
  private final Map<String, List<SigningSecret>> secrets = new LinkedHashMap<>();
  private final Map<String, TokenBucket> buckets = new LinkedHashMap<>();

  PushAccess(Map<String, FeedSettings> feeds, InstantSource clock, LongSupplier nanoTime) {
    this.credentials = new PushKeys(feeds);
    this.signatures = new WebhookSignatures(clock);
    feeds.forEach(
        (name, feed) -> {
          if (!feed.signingSecrets().isEmpty()) {
            secrets.put(name, feed.signingSecrets());
          }
          if (feed.messagesPerSecond() != null) {
            buckets.put(name, new TokenBucket(feed.messagesPerSecond(), nanoTime));
          }
        });
  }

  /** Whether the body has to be read before it is known who sends it. */
  boolean needsBody(RequestHeaders headers) {
    return WebhookSignatures.isSigned(headers) && !headers.contains(HttpHeaderNames.AUTHORIZATION);
  }

  /** What can be refused without reading the body. */
  Optional<HttpResponse> refusal(String feed, RequestHeaders headers) {
    if (needsBody(headers)) {
      return secrets.containsKey(feed) ? Optional.empty() : Optional.of(unauthorized());
    }
    return switch (credentials.check(feed, headers.get(HttpHeaderNames.AUTHORIZATION))) {
      case UNKNOWN_KEY -> Optional.of(unauthorized());
      case OTHER_FEED ->
          Optional.of(
              ProblemResponse.of(
                  HttpStatus.NOT_FOUND,
                  "unknown-feed",
                  "This key has no feed of that name. Check the feed in the path."));
      case GRANTED -> tooFast(feed);
    };
  }

  /** What a signed body is refused for. */
  Optional<HttpResponse> refusal(String feed, RequestHeaders headers, byte[] body) {
    return switch (signatures.verify(secrets.getOrDefault(feed, List.of()), headers, body)) {
      case WRONG -> Optional.of(unauthorized());
      case STALE ->
          Optional.of(
              ProblemResponse.of(
                  HttpStatus.UNAUTHORIZED,
                  "stale-signature",
                  "webhook-timestamp is more than 5 minutes from now. Check the sender's clock."));
      case GENUINE -> tooFast(feed);
    };
  }

  private static HttpResponse unauthorized() {
    return ProblemResponse.unauthorized(
        "No feed has this key or signature. Send 'Authorization: Bearer <key>' with the feed's own"
            + " key, or sign the body as Standard Webhooks does.");
  }

  private Optional<HttpResponse> tooFast(String feed) {
    TokenBucket bucket = buckets.get(feed);
    Optional<Duration> wait = bucket == null ? Optional.empty() : bucket.take();
    return wait.map(
        after ->
            ProblemResponse.retry(
                HttpStatus.TOO_MANY_REQUESTS,
                "too-fast",
                "More messages a second than the feed is set to."
                    + " Send it again after the time given.",
                after));
  }
}
