package io.wiredesk.ingest.feed.push;

import com.linecorp.armeria.common.HttpData;
import com.linecorp.armeria.common.HttpObject;
import com.linecorp.armeria.common.HttpRequest;
import io.wiredesk.ingest.feed.NotPublished;
import io.wiredesk.schemas.WireSizes;
import io.wiredesk.service.Sha256;
import java.io.ByteArrayOutputStream;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Subscriber;
import org.reactivestreams.Subscription;

/**
 * Reads a request's body up to a limit. What is beyond is read and thrown away, but for its hash: a
 * sender that is answered while it still sends often sees a broken connection and not the answer;
 * but only so far.
 */
final class BoundedBody implements Subscriber<HttpObject> {
  private static final long DISCARDED_AT_MOST = 128L * 1024 * 1024;

  private final CompletableFuture<Body> body = new CompletableFuture<>();
  private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
  private final int most;
  private long size;

  /** Of a body that is too large; null of any other. */
  private @Nullable MessageDigest digest;

  private @Nullable Subscription subscription;

  private BoundedBody(int most) {
    this.most = most;
  }

  /** What became of reading a body. */
  sealed interface Body {
    /** All of it. */
    @SuppressWarnings("ArrayRecordComponent") // handed on once, never compared
    record Whole(byte[] bytes) implements Body {}

    /**
     * More than the limit.
     *
     * @param head its first bytes
     * @param size of what was read, which is all of it unless there is no hash
     * @param sha256 of all of it; empty where it was not read to its end
     */
    @SuppressWarnings("ArrayRecordComponent") // handed on once, never compared
    record TooLarge(byte[] head, long size, String sha256) implements Body {}
  }

  static CompletableFuture<Body> of(HttpRequest request, int most) {
    BoundedBody body = new BoundedBody(most);
    request.subscribe(body);
    return body.body;
  }

  @Override
  public void onSubscribe(Subscription subscription) {
    this.subscription = subscription;
    subscription.request(Long.MAX_VALUE);
  }

  @Override
  public void onNext(HttpObject part) {
    if (!(part instanceof HttpData data)) {
      return;
    }
    size += data.length();
    if (size <= most) {
      kept.writeBytes(data.array());
      return;
    }
    if (digest == null) {
      digest = Sha256.digest();
      digest.update(kept.toByteArray());
    }
    digest.update(data.array());
    if (size > DISCARDED_AT_MOST && subscription != null) {
      subscription.cancel();
      body.complete(tooLarge(""));
    }
  }

  @Override
  public void onError(Throwable failure) {
    body.completeExceptionally(
        new NotPublished("The connection broke before the body's end.", failure));
  }

  @Override
  public void onComplete() {
    body.complete(
        digest == null
            ? new Body.Whole(kept.toByteArray())
            : tooLarge(HexFormat.of().formatHex(digest.digest())));
  }

  private Body tooLarge(String sha256) {
    byte[] all = kept.toByteArray();
    return new Body.TooLarge(
        Arrays.copyOf(all, Math.min(all.length, WireSizes.HEAD)), size, sha256);
  }
}
