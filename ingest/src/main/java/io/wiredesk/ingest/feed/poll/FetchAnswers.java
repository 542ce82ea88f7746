package io.wiredesk.ingest.feed.poll;

import com.linecorp.armeria.common.AggregatedHttpResponse;
import com.linecorp.armeria.common.HttpHeaderNames;
import io.wiredesk.ingest.feed.Gzip;
import io.wiredesk.ingest.feed.poll.FetchResult.Failed;
import io.wiredesk.ingest.feed.poll.FetchResult.Fetched;
import io.wiredesk.ingest.feed.poll.FetchResult.NotModified;
import io.wiredesk.ingest.feed.poll.FetchResult.TooLarge;
import io.wiredesk.ingest.feed.poll.FetchResult.Validators;
import java.io.IOException;
import java.net.URI;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What a polled server's answer means. */
final class FetchAnswers {
  private static final int OK = 200;
  private static final int NOT_MODIFIED = 304;

  private FetchAnswers() {}

  /**
   * @param conditional whether validators were sent along
   * @param maxBytes of a body, inflated
   */
  static FetchResult read(
      URI at,
      AggregatedHttpResponse response,
      boolean conditional,
      int maxBytes,
      InstantSource clock) {
    int status = response.status().code();
    if (status == NOT_MODIFIED && conditional) {
      return new NotModified();
    }
    if (status != OK) {
      return new Failed(
          at.getHost() + " answers " + response.status() + advice(status),
          retryAfter(response.headers().get(HttpHeaderNames.RETRY_AFTER), clock.instant()));
    }
    byte[] body = response.content().array();
    if (body.length == 0) {
      return new Failed(at.getHost() + " answers with an empty body");
    }
    try {
      return new Fetched(
          inflated(body, response.headers().get(HttpHeaderNames.CONTENT_ENCODING), maxBytes),
          response.headers().get(HttpHeaderNames.CONTENT_TYPE),
          new Validators(
              response.headers().get(HttpHeaderNames.ETAG),
              response.headers().get(HttpHeaderNames.LAST_MODIFIED)));
    } catch (Gzip.Bomb e) {
      return new TooLarge("The answer's body " + e.getMessage() + " (poll: maxBytes).");
    } catch (IOException e) {
      return new Failed("the answer's body cannot be inflated: " + e.getMessage());
    }
  }

  private static byte[] inflated(byte[] body, @Nullable String encoding, int maxBytes)
      throws IOException {
    String coding = encoding == null ? "" : encoding.strip().toLowerCase(Locale.ROOT);
    return switch (coding) {
      case "", "identity" -> body;
      case "gzip", "x-gzip" -> Gzip.inflate(body, maxBytes);
      default -> throw new IOException("Content-Encoding '" + coding + "' was not asked for");
    };
  }

  private static String advice(int status) {
    return switch (status) {
      case 401, 403 -> "; check the credentials under poll: headers";
      case 404, 410 -> "; check the URL with the provider";
      default -> "";
    };
  }

  /** Seconds or a date (RFC 9110, section 10.2.3); what is neither is left out. */
  static @Nullable Duration retryAfter(@Nullable String header, Instant now) {
    if (header == null) {
      return null;
    }
    String text = header.strip();
    if (text.matches("\\d{1,9}")) {
      return Duration.ofSeconds(Long.parseLong(text));
    }
    try {
      Instant until = DateTimeFormatter.RFC_1123_DATE_TIME.parse(text, Instant::from);
      return until.isAfter(now) ? Duration.between(now, until) : Duration.ZERO;
    } catch (DateTimeException e) {
      return null;
    }
  }
}
