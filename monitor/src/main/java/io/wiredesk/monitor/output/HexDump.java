package io.wiredesk.monitor.output;

import java.util.Locale;

/** Bytes for people: offset, sixteen of them, their ASCII; a line each. */
public final class HexDump {
  private static final int WIDTH = 16;

  private HexDump() {}

  public static String of(byte[] bytes, int atMost) {
    int length = Math.min(bytes.length, atMost);
    StringBuilder dump = new StringBuilder();
    for (int start = 0; start < length; start += WIDTH) {
      dump.append(String.format(Locale.ROOT, "%08x  ", start));
      StringBuilder ascii = new StringBuilder();
      for (int i = start; i < start + WIDTH; i++) {
        if (i < length) {
          dump.append(String.format(Locale.ROOT, "%02x ", bytes[i]));
          ascii.append(bytes[i] >= ' ' && bytes[i] < 0x7f ? (char) bytes[i] : '.');
        } else {
          dump.append("   ");
        }
        if (i % WIDTH == WIDTH / 2 - 1) {
          dump.append(' ');
        }
      }
      dump.append(" |").append(ascii).append("|\n");
    }
    return dump.toString();
  }
}
