package io.wiredesk.local.demo;

import io.wiredesk.cli.terminal.TextWidth;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;

/** The demo's table: one line a message sent, at most 120 columns wide. */
final class VerdictTable {
  private static final String LINE = "%3s  %-8s  %-5s  %-10s  %-34s  %-8s  %s";
  private static final int WHAT = 34;
  private static final String RED = "\u001b[31m";
  private static final String GREEN = "\u001b[32m";
  private static final String BOLD = "\u001b[1m";
  private static final String PLAIN = "\u001b[0m";

  private final boolean colour;
  private final String yes;
  private final String no;

  /**
   * @param colour whether it is read on a terminal
   * @param charset what the reader can show; the marks are spelt out where it lacks them
   */
  VerdictTable(boolean colour, Charset charset) {
    this.colour = colour;
    boolean marks = charset.newEncoder().canEncode("✓✗");
    this.yes = marks ? "✓" : "ok";
    this.no = marks ? "✗" : "NO";
  }

  String render(List<MessageVerdict> verdicts) {
    List<String> lines = new ArrayList<>();
    lines.add(painted(BOLD, row("#", "feed", "via", "format", "what it is", "answer", "became")));
    for (int i = 0; i < verdicts.size(); i++) {
      MessageVerdict verdict = verdicts.get(i);
      String mark = verdict.asExpected() ? painted(GREEN, yes) : painted(RED, no);
      lines.add(row(i + 1, verdict) + " " + mark);
      verdict.ends().stream().skip(1).forEach(end -> lines.add(more("", end)));
      if (!verdict.asExpected()) {
        SampleMessage message = verdict.sent().message();
        lines.add(painted(RED, more("expected", message.answer() + ", " + message.expect())));
      }
    }
    return String.join("\n", lines) + "\n";
  }

  private static String row(int number, MessageVerdict verdict) {
    SampleMessage message = verdict.sent().message();
    return row(
        String.valueOf(number),
        message.feed(),
        message.via().name(),
        format(message),
        TextWidth.cut(message.what(), WHAT),
        verdict.sent().answer().code(),
        verdict.ends().get(0));
  }

  private static String row(String... cells) {
    return LINE.formatted((Object[]) cells);
  }

  private static String more(String answer, String became) {
    return row("", "", "", "", "", answer, became);
  }

  /** As the file's name says: what was sent, not what it was taken for. */
  private static String format(SampleMessage message) {
    String name = message.file();
    return switch (name.substring(name.indexOf('.') + 1)) {
      case "xml" -> "NewsML-G2";
      case "newsml1.xml" -> "NewsML 1";
      case "nitf.xml" -> "NITF";
      case "rss.xml" -> "RSS";
      case "atom.xml" -> "Atom";
      case "json" -> "ninjs";
      case "ap.json" -> "AP Media";
      case "digitalwires.json" -> "dpa JSON";
      case "iptc7901.txt" -> "IPTC 7901";
      case "anpa.txt" -> "ANPA-1312";
      case "eml" -> "mail";
      case "txt" -> "text";
      default -> "binary";
    };
  }

  private String painted(String paint, String text) {
    return colour ? paint + text + PLAIN : text;
  }
}
