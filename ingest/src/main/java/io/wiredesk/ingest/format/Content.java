package io.wiredesk.ingest.format;

import org.jspecify.annotations.Nullable;

/**
 * A story's text.
 *
 * @param body plain text, paragraphs separated by one blank line
 * @param html sanitised markup, null where there was none
 */
record Content(String body, @Nullable String html) {
  static final Content NONE = new Content("", null);

  static Content ofPlainText(String text) {
    return new Content(Texts.paragraphs(text), null);
  }

  boolean isEmpty() {
    return body.isEmpty();
  }
}
