package io.wiredesk.enrich.fault;

import io.wiredesk.enrich.flow.UnworkableException;
import io.wiredesk.schemas.ReadingFault;
import java.io.IOException;
import java.io.UTFDataFormatException;
import java.nio.charset.CharacterCodingException;
import java.util.Optional;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.streams.errors.StreamsException;

/**
 * Tells a bad record from a bad day. Only what would fail again the same way for ever is the
 * record's fault; when in doubt it is not, and the thread starts over.
 */
public final class PoisonCheck {
  private PoisonCheck() {}

  /** Whether bytes that could not be decoded never will be. */
  static boolean undecodable(Throwable fault) {
    return unworkable(fault).isEmpty() && ReadingFault.isOfTheBytes(fault);
  }

  /** Whether a record that could not be processed never will be. */
  public static boolean unprocessable(Throwable fault) {
    for (Throwable cause = fault; cause != null; cause = cause.getCause()) {
      if (cause instanceof UnworkableException) {
        return false;
      }
      if (isOfItsBytes(cause)) {
        return true;
      }
      if (cause instanceof SerializationException || cause instanceof IOException) {
        return undecodable(cause);
      }
      if (cause instanceof KafkaException && !isWrapping(cause)) {
        return false;
      }
    }
    return true;
  }

  /** What stops the role, if that is what the fault is about. */
  static Optional<UnworkableException> unworkable(Throwable fault) {
    for (Throwable cause = fault; cause != null; cause = cause.getCause()) {
      if (cause instanceof UnworkableException unworkable) {
        return Optional.of(unworkable);
      }
    }
    return Optional.empty();
  }

  /** What only a value brings about, though it looks like a fault of the broker's or the disk's. */
  private static boolean isOfItsBytes(Throwable cause) {
    return cause instanceof RecordTooLargeException
        || cause instanceof UTFDataFormatException
        || cause instanceof CharacterCodingException;
  }

  /** Streams puts whatever a stage throws into an exception of its own, which says nothing. */
  private static boolean isWrapping(Throwable cause) {
    return cause.getClass() == StreamsException.class && cause.getCause() != null;
  }
}
