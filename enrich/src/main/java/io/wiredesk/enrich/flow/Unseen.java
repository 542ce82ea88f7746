package io.wiredesk.enrich.flow;

import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.api.Record;

/**
 * Marks a text that was killed before it was published, on its way to matching: copies of it are to
 * be known, it is to be seen by nobody.
 */
public final class Unseen {
  private static final String HEADER = "wiredesk-unseen";

  private Unseen() {}

  /** For such a record. */
  public static Headers headers() {
    return new RecordHeaders().add(HEADER, "1".getBytes(StandardCharsets.UTF_8));
  }

  public static boolean marks(Record<?, ?> record) {
    return record.headers().lastHeader(HEADER) != null;
  }
}
