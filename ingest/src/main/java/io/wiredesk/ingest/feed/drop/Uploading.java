package io.wiredesk.ingest.feed.drop;

import io.wiredesk.ingest.feed.FeedMeters.Upload;

/** An upload that was begun, and what has spoilt it since, if anything did. */
final class Uploading {
  private final String name;
  private Upload outcome = Upload.TAKEN;
  private long bytes;

  Uploading(String name) {
    this.name = name;
  }

  String name() {
    return name;
  }

  /** It was to be written further than a file may be. */
  void tooLarge(long end) {
    outcome = Upload.TOO_LARGE;
    bytes = Math.max(bytes, end);
  }

  void notWritten() {
    outcome = Upload.DISK_FULL;
  }

  boolean isWhole() {
    return outcome == Upload.TAKEN;
  }

  Upload outcome() {
    return outcome;
  }

  /** Where it would end, if it is too large. */
  long bytes() {
    return bytes;
  }
}
