package io.wiredesk.ingest.feed;

import java.net.ConnectException;
import java.util.Objects;

/** Why a connection failed, in one line for people. */
public final class ConnectionFailure {
  private ConnectionFailure() {}

  /** The first cause of all. Libraries wrap "Connection refused" in their own inner life. */
  public static String root(Throwable failure) {
    Throwable root = failure;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    String message = Objects.requireNonNullElse(root.getMessage(), "");
    return root instanceof ConnectException
        ? message.substring(message.lastIndexOf(": ") + 1).strip()
        : root.getClass().getSimpleName() + ": " + message;
  }
}
