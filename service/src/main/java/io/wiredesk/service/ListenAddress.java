package io.wiredesk.service;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.net.InetSocketAddress;

/**
 * Where a server listens, written {@code host:port}.
 *
 * @param host address or name; 127.0.0.1 keeps it to this machine
 * @param port 0 for any free one
 */
public record ListenAddress(String host, int port) {

  public ListenAddress {
    if (host.isBlank() || port < 0 || port > 65_535) {
      throw new IllegalArgumentException(
          "'" + host + ":" + port + "' is no address; write host:port, such as 127.0.0.1:8600");
    }
  }

  @JsonCreator
  public static ListenAddress of(String text) {
    int colon = text.lastIndexOf(':');
    String port = text.substring(colon + 1);
    if (colon < 1
        || port.isEmpty()
        || port.length() > 5
        || !port.chars().allMatch(Character::isDigit)) {
      throw new IllegalArgumentException(
          "'" + text + "' is no address; write host:port, such as 127.0.0.1:8600");
    }
    return new ListenAddress(text.substring(0, colon), Integer.parseInt(port));
  }

  /** Whether only this machine reaches it. */
  public boolean isLoopback() {
    return socketAddress().getAddress() != null && socketAddress().getAddress().isLoopbackAddress();
  }

  InetSocketAddress socketAddress() {
    return new InetSocketAddress(host, port);
  }

  @JsonValue
  @Override
  public String toString() {
    return host + ":" + port;
  }
}
