package io.wiredesk.local.e2e;

import java.util.List;

/**
 * What a field may hold in a message from outside.
 *
 * @param markup whether it is put into XML as it is, not as text
 */
record HostileValue(String name, String text, boolean markup) {
  private static final int LONG = 100_000;

  static final List<HostileValue> ALL =
      List.of(
          text("nothing", ""),
          text("blanks", " ".repeat(LONG)),
          text("one long word", "a".repeat(LONG)),
          text("long text", "Please kill item 147. ".repeat(LONG / 22)),
          text("many digits", "9".repeat(70_000)),
          text("commas", ", ".repeat(LONG / 2)),
          text("parentheses", "(".repeat(LONG / 2) + ")".repeat(LONG / 2)),
          text("dashes and digits", "2024-".repeat(LONG / 5)),
          text("controls", "a\u0000b\u0001c\u0008d\u001be\u007f"),
          text("half a character", "a\ud800b\udc00c"),
          text("no characters", "\ufeffa\ufffeb\uffff"),
          text("combining marks", "e\u0301\u0300\u202e\u200b\u200d".repeat(2_000)),
          text("beyond 16 bits", "\ud83d\udcf0\ud842\udfb7".repeat(2_000)),
          text("a larger number", "99999999999999999999999999999999"),
          text("no number", "-NaN"),
          text("a late date", "9999-12-31T23:59:59.999999999+18:00"),
          text("no date", "0000-00-00T25:61:61Z"),
          text("a status", "canceled"),
          text("an embargo", "EMBARGOED UNTIL NEXT MONDAY"),
          text("a path", "../../../../../../etc/passwd\u0000.jpg"),
          text("lines", "x\r\nX-Injected: yes\r\n\r\nNNNN\r\nZCZC"),
          text("SQL", "'); DROP TABLE story; --"),
          text("placeholders", "%s%n%x{} ${jndi:ldap://127.0.0.1:1/a} ${env:HOME} #{7*7}"),
          text("language subtags", "x-" + "abcdefgh-".repeat(500)),
          new HostileValue("script", "<script>alert(1)</script><img src=x onerror=alert(1)>", true),
          new HostileValue("deep markup", "<p>".repeat(2_000) + "</p>".repeat(2_000), true),
          new HostileValue("many elements", "<a/>".repeat(25_000), true));

  private static HostileValue text(String name, String text) {
    return new HostileValue(name, text, false);
  }
}
