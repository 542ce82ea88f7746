package io.wiredesk.service;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.net.InetSocketAddress;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a server listens, written {@code host:port}.
 *
 * @param host address or name; 127.0.0.1 keeps it to this machine
 * @param port 0 for any free one
 */
public record ListenAddress(String host, int port) {

  private static final Pattern TEXT = Pattern.compile("^(.+):([0-9]{1,5})");

  public ListenAddress {
    if (host.isBlank() || port < 0 || port > 65_535) {
      throw refused(host + ":" + port);
    }
  }

  @JsonCreator
  public static ListenAddress of(String text) {
    Matcher parts = TEXT.matcher(text);
    if (!parts.matches()) {
      throw refused(text);
    }
    return new ListenAddress(parts.group(1), Integer.parseInt(parts.group(2)));
  }

  private static IllegalArgumentException refused(String text) {
    return new IllegalArgumentException(
        "'" + text + "' is no address; write host:port, such as 127.0.0.1:8600");
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
