package io.wiredesk.ingest.feed.settings;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.regex.Pattern;

/**
 * A range of addresses, written {@code 10.1.0.0/16} or {@code fd00::/8}; a single address is its
 * own range.
 */
public final class AddressRange {
  /** Only literals: a name would be looked up. */
  private static final Pattern LITERAL =
      Pattern.compile("^(?:[0-9.]+|[0-9A-Fa-f.]*:[0-9A-Fa-f:.]*)");

  private final byte[] base;
  private final int bits;
  private final String text;

  private AddressRange(byte[] base, int bits, String text) {
    this.base = base;
    this.bits = bits;
    this.text = text;
  }

  @JsonCreator
  public static AddressRange of(String text) {
    String[] parts = text.strip().split("/", 2);
    byte[] base = address(parts[0], text);
    int all = base.length * Byte.SIZE;
    String prefix = parts.length == 2 ? parts[1] : Integer.toString(all);
    if (!prefix.matches("\\d{1,3}") || Integer.parseInt(prefix) > all) {
      throw refused(text);
    }
    return new AddressRange(base, Integer.parseInt(prefix), text.strip());
  }

  public boolean contains(InetAddress address) {
    byte[] other = address.getAddress();
    if (other.length != base.length) {
      return false;
    }
    for (int bit = 0; bit < bits; bit++) {
      int mask = 0x80 >> (bit % Byte.SIZE);
      if ((other[bit / Byte.SIZE] & mask) != (base[bit / Byte.SIZE] & mask)) {
        return false;
      }
    }
    return true;
  }

  private static byte[] address(String literal, String text) {
    if (!LITERAL.matcher(literal).matches()) {
      throw refused(text);
    }
    try {
      return InetAddress.getByName(literal).getAddress();
    } catch (UnknownHostException e) {
      throw refused(text);
    }
  }

  private static IllegalArgumentException refused(String text) {
    return new IllegalArgumentException(
        "'" + text + "' is no network; write one such as 10.1.0.0/16, 192.0.2.7 or fd00::/8");
  }

  @Override
  public String toString() {
    return text;
  }
}
