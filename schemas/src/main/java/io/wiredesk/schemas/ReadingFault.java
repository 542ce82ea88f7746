package io.wiredesk.schemas;

import io.confluent.kafka.schemaregistry.client.rest.exceptions.RestClientException;
import java.io.IOException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.SerializationException;

/**
 * Tells bytes that nobody will ever read from a registry, broker or network that cannot be asked
 * now. The one rule of all that reads the contract's values: what is not surely the bytes' own
 * fault is waited for.
 */
public final class ReadingFault {
  private static final int HTTP_NOT_FOUND = 404;

  private ReadingFault() {}

  /** Whether what was thrown while reading a value would be thrown again for ever. */
  public static boolean isOfTheBytes(Throwable fault) {
    for (Throwable cause = fault; cause != null; cause = cause.getCause()) {
      if (cause instanceof RestClientException answer) {
        return isUnknownSchema(answer);
      }
      if (cause instanceof IOException) {
        return isFromAvro(cause);
      }
      // Time-outs, refused credentials, 5xx: somebody else answers wrongly.
      if (cause instanceof KafkaException && !(cause instanceof SerializationException)) {
        return false;
      }
    }
    return true;
  }

  /**
   * The registry itself says that there is no such schema (its codes are 40401 to 40403): no second
   * try will find it. A bare 404 comes from something else that stands at its address.
   */
  private static boolean isUnknownSchema(RestClientException answer) {
    return answer.getErrorCode() / 100 == HTTP_NOT_FOUND;
  }

  /** Avro reports truncated and garbled bytes as I/O faults, as the network reports its own. */
  private static boolean isFromAvro(Throwable fault) {
    StackTraceElement[] trace = fault.getStackTrace();
    return fault.getClass().getName().startsWith("org.apache.avro.")
        || (trace.length > 0 && trace[0].getClassName().startsWith("org.apache.avro."));
  }
}
