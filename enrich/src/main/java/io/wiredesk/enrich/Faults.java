package io.wiredesk.enrich;

import io.confluent.kafka.schemaregistry.client.rest.exceptions.RestClientException;
import java.io.IOException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.SerializationException;

/**
 * Tells a bad record from a bad day. Only what would fail again the same way for ever is the
 * record's fault; when in doubt it is not, and the thread starts over.
 */
final class Faults {
  private static final int NOT_FOUND = 404;

  private Faults() {}

  /** Whether bytes that could not be decoded never will be. */
  static boolean undecodable(Throwable fault) {
    for (Throwable cause = fault; cause != null; cause = cause.getCause()) {
      if (cause instanceof RestClientException answer) {
        return answer.getStatus() == NOT_FOUND;
      }
      if (cause instanceof IOException && !decodes(cause)) {
        return false;
      }
    }
    return true;
  }

  /** Whether a record that could not be processed never will be. */
  static boolean unprocessable(Throwable fault) {
    for (Throwable cause = fault; cause != null; cause = cause.getCause()) {
      if (cause instanceof SerializationException) {
        return undecodable(cause);
      }
      if (cause instanceof KafkaException || cause instanceof IOException) {
        return false;
      }
    }
    return true;
  }

  /** Truncated and malformed Avro are reported as I/O faults of the byte stream. */
  private static boolean decodes(Throwable cause) {
    return cause instanceof java.io.EOFException
        || cause instanceof java.io.InvalidObjectException
        || cause instanceof java.io.UTFDataFormatException
        || cause.getClass().equals(IOException.class) && cause.getCause() == null && avro(cause);
  }

  private static boolean avro(Throwable cause) {
    StackTraceElement[] trace = cause.getStackTrace();
    return trace.length > 0 && trace[0].getClassName().startsWith("org.apache.avro.");
  }
}
