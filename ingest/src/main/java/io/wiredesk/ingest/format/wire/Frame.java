package io.wiredesk.ingest.format.wire;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * One transmission of a text wire, cut at its control characters: heading from SOH to STX, text
 * from STX to ETX, and what follows (ANPA-1312, section 3; IPTC 7901, section 5). Networks strip
 * these characters, so each may be missing.
 *
 * @param heading lines before the text, blank ones left out
 * @param text lines of the story with what is set above it
 * @param tail lines after the text, blank ones left out
 */
record Frame(List<String> heading, List<String> text, List<String> tail) {
  static final char SOH = 1;
  static final char STX = 2;
  static final char ETX = 3;
  static final char EOT = 4;
  private static final char SYN = 0x16;

  /** Characters that a bad line puts before a message. */
  private static final int LINE_NOISE = 40;

  /** Where the messages of a transmission begin, if SOH says so. */
  static IntStream starts(String text) {
    return IntStream.iterate(text.indexOf(SOH), at -> at >= 0, at -> text.indexOf(SOH, at + 1))
        .map(at -> backOverPadding(text, at))
        .filter(at -> at == 0 || "\r\n\u0003\u0004".indexOf(text.charAt(at - 1)) >= 0);
  }

  private static int backOverPadding(String text, int soh) {
    int start = soh;
    while (start > 0 && isPadding(text.charAt(start - 1))) {
      start--;
    }
    return start;
  }

  /** The first lines of a message that are not blank, without what frames or pads them. */
  static List<String> firstLines(String start, int most) {
    int soh = start.indexOf(SOH);
    String from = start.substring(soh >= 0 && soh < LINE_NOISE ? soh + 1 : 0);
    int stx = from.indexOf(STX);
    String heading = stx < 0 ? from : from.substring(0, stx);
    return heading.lines().filter(l -> !isBlank(l)).limit(most).map(Frame::bare).toList();
  }

  /** SYN leads in; DEL and NUL fill; bells ring. */
  static boolean isPadding(char c) {
    return c == SYN || c == 0x7F || c == 0 || c == 7;
  }

  /**
   * Cuts a message.
   *
   * @param headingLines how many lines the heading has where no STX ends it
   */
  static Frame of(String message, int headingLines) {
    int soh = message.indexOf(SOH);
    int stx = message.indexOf(STX, soh + 1);
    int etx = message.indexOf(ETX, Math.max(soh, stx) + 1);
    int end = etx >= 0 ? etx : message.indexOf(EOT, soh + 1);
    String tail = end < 0 ? "" : message.substring(end);
    String before = end < 0 ? message : message.substring(0, end);
    if (stx >= 0 && stx < before.length()) {
      // What stands before SOH is noise on the line.
      String heading = before.substring(soh < stx ? soh + 1 : 0, stx);
      return new Frame(filled(heading), lines(before.substring(stx + 1)), filled(tail));
    }
    return stripped(lines(before.substring(soh + 1)), headingLines, filled(tail));
  }

  private static Frame stripped(List<String> lines, int headingLines, List<String> tail) {
    List<String> heading = new ArrayList<>();
    int at = 0;
    while (at < lines.size() && heading.size() < headingLines) {
      if (!isBlank(lines.get(at))) {
        heading.add(bare(lines.get(at)));
      }
      at++;
    }
    return new Frame(heading, lines.subList(at, lines.size()), tail);
  }

  private static List<String> filled(String text) {
    return lines(text).stream().filter(l -> !isBlank(l)).map(Frame::bare).toList();
  }

  private static List<String> lines(String text) {
    return text.lines().toList();
  }

  /** Without the characters that frame, and without padding. */
  private static String bare(String line) {
    StringBuilder bare = new StringBuilder(line.length());
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (c > EOT && !isPadding(c) && c != '\f') {
        bare.append(c);
      }
    }
    return bare.toString();
  }

  private static boolean isBlank(String line) {
    return bare(line).isBlank();
  }
}
