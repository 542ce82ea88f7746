package io.wiredesk.enrich.fault;

import io.confluent.kafka.schemaregistry.client.rest.exceptions.RestClientException;
import java.io.IOException;
import java.io.UTFDataFormatException;
import java.nio.charset.CharacterCodingException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.ApiException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.SerializationException;

/**
 * Tells a bad record from a bad day. Only what would fail again the same way for ever is the
 * record's fault; when in doubt it is not, and the thread starts over.
 */
final class PoisonCheck {
  private static final int NOT_FOUND = 404;

  private PoisonCheck() {}

  /** Whether bytes that could not be decoded never will be. */
  static boolean undecodable(Throwable fault) {
    for (Throwable cause = fault; cause != null; cause = cause.getCause()) {
      if (cause instanceof RestClientException answer) {
        return answer.getStatus() == NOT_FOUND;
      }
      boolean broker = cause instanceof ApiException && !(cause instanceof SerializationException);
      boolean network = cause instanceof IOException && !fromAvro(cause);
      if (broker || network) {
        return false;
      }
    }
    return true;
  }

  /** Whether a record that could not be processed never will be. */
  static boolean unprocessable(Throwable fault) {
    for (Throwable cause = fault; cause != null; cause = cause.getCause()) {
      if (isOfItsBytes(cause)) {
        return true;
      }
      if (cause instanceof SerializationException) {
        return undecodable(cause);
      }
      if (cause instanceof KafkaException || cause instanceof IOException) {
        return false;
      }
    }
    return true;
  }

  /** What only a value brings about, though it looks like a fault of the broker's or the disk's. */
  private static boolean isOfItsBytes(Throwable cause) {
    return cause instanceof RecordTooLargeException
        || cause instanceof UTFDataFormatException
        || cause instanceof CharacterCodingException;
  }

  /** Avro reports truncated and malformed bytes as I/O faults, as the network reports its own. */
  private static boolean fromAvro(Throwable cause) {
    StackTraceElement[] trace = cause.getStackTrace();
    return trace.length > 0 && trace[0].getClassName().startsWith("org.apache.avro.");
  }
}
