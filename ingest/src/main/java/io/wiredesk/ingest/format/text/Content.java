package io.wiredesk.ingest.format.text;

import org.jspecify.annotations.Nullable;

/**
 * A story's text.
 *
 * @param body plain text, paragraphs separated by one blank line
 * @param html sanitised markup, null where there was none
 */
public record Content(String body, @Nullable String html) {
  public static final Content NONE = new Content("", null);

  public static Content ofPlainText(String text) {
    return new Content(Texts.paragraphs(text), null);
  }

  public boolean isEmpty() {
    return body.isEmpty();
  }
}
