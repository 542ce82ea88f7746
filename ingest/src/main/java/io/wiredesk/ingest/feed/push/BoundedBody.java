package io.wiredesk.ingest.feed.push;

import com.linecorp.armeria.common.HttpData;
import com.linecorp.armeria.common.HttpObject;
import com.linecorp.armeria.common.HttpRequest;
import io.wiredesk.ingest.feed.NotPublished;
import java.io.ByteArrayOutputStream;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Subscriber;
import org.reactivestreams.Subscription;

/**
 * Reads a request's body up to a limit. What is beyond is read and thrown away, for a sender that
 * is answered while it still sends often sees a broken connection and not the answer; but only so
 * far.
 */
final class BoundedBody implements Subscriber<HttpObject> {
  private static final long DISCARDED_AT_MOST = 128L * 1024 * 1024;

  private final CompletableFuture<Optional<byte[]>> body = new CompletableFuture<>();
  private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
  private final int most;
  private long size;
  private @Nullable Subscription subscription;

  private BoundedBody(int most) {
    this.most = most;
  }

  /** The body; empty when it is larger than {@code most} bytes. */
  static CompletableFuture<Optional<byte[]>> of(HttpRequest request, int most) {
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
    } else if (size > DISCARDED_AT_MOST && subscription != null) {
      subscription.cancel();
      body.complete(Optional.empty());
    }
  }

  @Override
  public void onError(Throwable failure) {
    body.completeExceptionally(
        new NotPublished("The connection broke before the body's end.", failure));
  }

  @Override
  public void onComplete() {
    body.complete(size > most ? Optional.empty() : Optional.of(kept.toByteArray()));
  }
}
