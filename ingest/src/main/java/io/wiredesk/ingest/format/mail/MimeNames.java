package io.wiredesk.ingest.format.mail;

import io.wiredesk.ingest.format.text.TextPattern;
import io.wiredesk.ingest.format.text.Texts;
import java.util.regex.Matcher;
import org.jspecify.annotations.Nullable;

/** Names in header fields: files' (RFC 2183) and people's (RFC 5322, section 3.4). */
final class MimeNames {
  private static final TextPattern FILE_NAME =
      TextPattern.of(
          "(?i)\\b(?:file)?name\\*?\\d?\\*?\\s*=\\s*(?:\"([^\"]{1,200})\"|([^\\s;\"]{1,200}))");
  private static final TextPattern PERSON =
      TextPattern.of("^\"?([^\"<>]{1,200}?)\"?\\s*<[^<>]{1,300}>.*");

  private MimeNames() {}

  /** The name of an attached file; null for a part that is to be read in place. */
  static @Nullable String fileName(String disposition, String contentType) {
    for (String field : new String[] {disposition, contentType}) {
      Matcher m = FILE_NAME.matcher(field);
      if (m.find()) {
        return m.group(1) == null ? m.group(2) : m.group(1);
      }
    }
    return disposition.regionMatches(true, 0, "attachment", 0, 10) ? "" : null;
  }

  /** The name beside an address; null where there is the address alone. */
  static @Nullable String person(String mailbox) {
    Matcher m = PERSON.matcher(mailbox);
    String name = m.matches() ? Texts.blankToNull(m.group(1)) : null;
    return name == null || name.contains("@") ? null : name;
  }
}
