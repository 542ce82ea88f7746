package io.wiredesk.ingest.feed.push;

import com.linecorp.armeria.common.HttpHeaderNames;
import com.linecorp.armeria.common.RequestHeaders;
import io.wiredesk.ingest.format.Formats;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the request says of its body. Hints only: but for these refusals, the bytes decide. */
final class MediaHints {

  private MediaHints() {}

  /** Why the body cannot be of use, one line; empty where it may be. */
  static Optional<String> refusal(RequestHeaders headers, @Nullable String format) {
    if (format != null && !Formats.names().contains(format)) {
      return Optional.of("No format of the name in ?format=. There are: " + Formats.names() + ".");
    }
    String encoding = lower(headers.get(HttpHeaderNames.CONTENT_ENCODING));
    if (!encoding.isEmpty() && !encoding.equals("identity") && !encoding.equals("gzip")) {
      return Optional.of("Content-Encoding is neither gzip nor absent. Send it as one of these.");
    }
    String type = lower(headers.get(HttpHeaderNames.CONTENT_TYPE)).split(";", 2)[0].strip();
    return mayBeText(type)
        ? Optional.empty()
        : Optional.of(
            "No format here reads that Content-Type. There are: "
                + Formats.names()
                + "; or leave Content-Type out and it is sniffed.");
  }

  static boolean isGzip(RequestHeaders headers) {
    return lower(headers.get(HttpHeaderNames.CONTENT_ENCODING)).equals("gzip");
  }

  /** form-urlencoded is what curl says of any --data-binary. */
  private static boolean mayBeText(String type) {
    return type.isEmpty()
        || type.startsWith("text/")
        || type.endsWith("xml")
        || type.endsWith("json")
        || type.equals("message/rfc822")
        || type.equals("application/octet-stream")
        || type.equals("application/x-www-form-urlencoded")
        || type.startsWith("application/vnd.iptc.");
  }

  private static String lower(@Nullable String header) {
    return header == null ? "" : header.strip().toLowerCase(Locale.ROOT);
  }
}
