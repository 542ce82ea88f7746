package io.wiredesk.ingest.format.text;

import java.util.Locale;

/** Media types of content that stands within a message. */
public final class MediaTypes {
  private static final TextPattern FILE =
      TextPattern.of("(?:image|audio|video|font)/.*|application/(?:pdf|zip|gzip)\\b.*");

  private MediaTypes() {}

  /** Whether it is a picture or another file that has no text to be read, whatever holds it. */
  public static boolean isFile(String type) {
    return FILE.matcher(type.strip().toLowerCase(Locale.ROOT)).matches();
  }
}
